import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import {
  LEAD_STATUSES,
  type Lead,
  type LeadDetails,
  type LeadList,
} from '../../src/contract/lead.ts';
import { addUser } from '../support/add-user.ts';
import type { ApiClient } from '../support/api-client.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { hoursAgo, sync } from '../support/sync.ts';

let world: World;
let user: ApiClient;
beforeAll(async () => {
  world = await startWorld();
  await world.connect();
  await world.enable(DEMO.fitnessId);
  user = await addUser(world.app, 'user');
  const { control } = world.meta;
  const person = (name: string, email: string, phone: string) => ({
    nombre_completo: name,
    correo_electrónico: email,
    número_de_teléfono: phone,
  });
  for (const [hour, [name = '', email = '', phone = '']] of [
    ['Żaneta Okoński', 'zaneta.o@example.com', '+34 612 345 678'],
    ['Jürgen Groß', 'j.gross@example.net', '+49 30 23125111'],
    ['Ana María López', 'ana@example.org', '+34 699 111 222'],
  ].entries())
    await control.createLeads({
      formId: DEMO.forms.freeTrial,
      deliver: false,
      platform: hour === 1 ? 'ig' : 'fb',
      createdTime: hoursAgo(hour + 1).toISOString(),
      answers: person(name, email, phone),
    });
  await control.createLeads({ formId: DEMO.forms.freeTrial, deliver: false, count: 60 });
  await sync(world);
});
afterAll(() => world.close());

const list = async (query: string) => (await user.get<LeadList>(`/api/leads?${query}`)).body;
const names = async (query: string) => (await list(query)).leads.map(({ name }) => name);

/** Every page of the list, in its order. */
async function readAll(limit: number, between?: () => Promise<unknown>): Promise<Lead[]> {
  const all: Lead[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: LeadList = await list(`limit=${limit}${cursor && `&cursor=${cursor}`}`);
    all.push(...page.leads);
    cursor = page.nextCursor;
    await between?.();
  }
  return all;
}

describe('the lead list', () => {
  test('the lead list has the newest lead first and fifty leads on a page', async () => {
    const { leads, nextCursor } = await list('');
    expect(leads).toHaveLength(50);
    expect(nextCursor).toEqual(expect.any(String));
    const times = leads.map(({ createdAt }) => createdAt);
    expect(times).toEqual(times.toSorted().toReversed());
  });

  test('each lead of the list has the documented fields and no others', async () => {
    const [row] = (await list('q=zaneta')).leads;
    expect(row).toEqual({
      _id: expect.any(String),
      name: 'Żaneta Okoński',
      email: 'zaneta.o@example.com',
      phone: '+34 612 345 678',
      phoneE164: '+34612345678',
      phoneDisplay: expect.any(String),
      company: '',
      status: 'New',
      source: 'facebook',
      tags: ['facebook-lead'],
      ownerId: null,
      assignment: null,
      lease: null,
      priority: null,
      meetings: [],
      conversations: [],
      metaData: expect.objectContaining({ pageId: DEMO.fitnessId, platform: 'facebook' }),
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
      firstSeenAt: null,
      firstContactedAt: null,
      formName: expect.any(String),
      firstAnswer: { label: '¿Qué te interesa más?', text: expect.any(String) },
    });
  });

  test.each([7, 50, 500])(
    'the lead list read %i leads at a time has each lead once',
    async (limit) => {
      const all = await readAll(limit);
      const known = new Set((await list('limit=500')).leads.map(({ _id }) => _id));
      expect(all).toHaveLength(known.size);
      expect(new Set(all.map(({ _id }) => _id))).toEqual(known);
    },
  );

  test('leads that come in while the list is read neither hide nor repeat a lead', async () => {
    const before = (await list('limit=500')).leads.map(({ _id }) => _id);
    let arrivals = 0;
    const all = await readAll(10, async () => {
      if (arrivals >= 5) return;
      arrivals += 1;
      const { leads } = await world.meta.control.createLeads({ formId: DEMO.forms.freeTrial });
      await world.lead(leads[0]?.id ?? '');
    });
    const seen = all.map(({ _id }) => _id);
    expect(new Set(seen).size, 'no lead twice').toBe(seen.length);
    expect(
      seen.filter((id) => before.includes(id)),
      'no lead missing',
    ).toEqual(before);
    expect(arrivals).toBe(5);
  });

  test.each([
    ['1', 1],
    ['500', 500],
  ])('the lead list with limit=%s has no more leads than that', async (limit, most) => {
    expect((await list(`limit=${limit}`)).leads.length).toBeLessThanOrEqual(most);
    expect((await user.get(`/api/leads?limit=${limit}`)).status).toBe(200);
  });

  test.each([
    'limit=0',
    'limit=501',
    'limit=-1',
    'limit=many',
    'limit=1.5',
    'status=Sold',
    'source=tiktok',
    `q=${'x'.repeat(201)}`,
  ])('the lead list with %s is refused', async (query) => {
    expect(await user.get(`/api/leads?${query}`)).toMatchObject({
      status: 400,
      body: { success: false, code: 'invalid-input' },
    });
  });

  test.each(['made-up', "'; DROP TABLE leads; --", 'x'.repeat(40)])(
    'the lead list with the unknown cursor "%s" is refused',
    async (cursor) => {
      const answer = await user.get(`/api/leads?cursor=${encodeURIComponent(cursor)}`);
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ success: false });
    },
  );

  test.each([
    ['a part of the name', 'okons', 'Żaneta Okoński'],
    ['a name without its accents', 'zaneta', 'Żaneta Okoński'],
    ['a name with ss for ß', 'gross', 'Jürgen Groß'],
    ['both names', 'lopez ana', 'Ana María López'],
    ['an e-mail address', 'j.gross@example.net', 'Jürgen Groß'],
    ['a phone number with spaces', '+34 612 345 678', 'Żaneta Okoński'],
    ['the last digits of a phone number', '345678', 'Żaneta Okoński'],
  ])('a search finds a lead by %s', async (_what, words, name) => {
    expect(await names(`q=${encodeURIComponent(words)}`)).toEqual([name]);
  });

  test('a search treats any text as words and finds nothing if nothing matches', async () => {
    for (const words of ['nobody-at-all', '"', "' OR 1=1", 'NEAR(', '*', '%_', '\u0000'])
      expect(await names(`q=${encodeURIComponent(words)}&limit=5`), words).not.toContain(
        'Żaneta Okoński',
      );
  });

  test('the lead list can be filtered by source', async () => {
    const { leads } = await list('source=instagram&limit=500');
    expect(leads.map(({ name }) => name)).toEqual(['Jürgen Groß']);
    expect((await list('source=manual')).leads).toEqual([]);
  });

  test('the lead list can be filtered by status together with a search', async () => {
    const [zaneta] = (await list('q=zaneta')).leads;
    await user.patch(`/api/leads/${zaneta?._id}`, { status: 'Qualified' });
    expect(await names('status=Qualified')).toEqual(['Żaneta Okoński']);
    expect(await names('status=Qualified&q=ana')).toEqual([]);
    expect(await names('status=Qualified&q=zaneta&source=facebook')).toEqual(['Żaneta Okoński']);
    expect(await names('status=New&q=zaneta')).toEqual([]);
  });
});

describe('one lead', () => {
  let lead: LeadDetails;
  beforeAll(async () => {
    const [row] = (await list('q=ana%20maria')).leads;
    lead = (await user.get<LeadDetails>(`/api/leads/${row?._id}`)).body;
  });

  test('a lead has every answer with its label, and its origin', async () => {
    expect(lead.answers.map(({ key, label, field }) => [key, label, field])).toEqual(
      expect.arrayContaining([
        ['nombre_completo', 'Nombre completo', 'name'],
        ['correo_electrónico', 'Correo electrónico', 'email'],
        ['número_de_teléfono', 'Número de teléfono', 'phone'],
        ['¿qué_te_interesa_más?', '¿Qué te interesa más?', null],
      ]),
    );
    expect(lead.origin).toMatchObject({ pageName: 'Nordlicht Fitness', via: 'sync' });
  });

  test.each(LEAD_STATUSES)('anybody who is signed in can set a lead to %s', async (status) => {
    const { status: http, body } = await user.patch<LeadDetails>(`/api/leads/${lead._id}`, {
      status,
    });
    expect(http).toBe(200);
    expect(body).toMatchObject({ _id: lead._id, status, name: lead.name, answers: lead.answers });
    const again = await world.app.admin.get<LeadDetails>(`/api/leads/${lead._id}`);
    expect(again.body.status).toBe(status);
    expect(again.body.createdAt).toBe(lead.createdAt);
  });

  test.each([
    ['a status that does not exist', { status: 'Sold' }],
    ['no status', {}],
    ['a status and a field that nobody may change', { status: 'Won', answers: [] }],
    ['only what Meta sent', { metaData: null }],
    ['a list', ['status', 'Won']],
  ])('a change of a lead with %s is refused and changes nothing', async (_what, change) => {
    const before = (await user.get(`/api/leads/${lead._id}`)).body;
    expect(await user.patch(`/api/leads/${lead._id}`, change)).toMatchObject({
      status: 400,
      body: { code: 'invalid-input' },
    });
    expect((await user.get(`/api/leads/${lead._id}`)).body).toEqual(before);
  });

  test('a lead that does not exist is answered with 404', async () => {
    for (const id of ['no-such-lead', '0', lead.metaData?.leadId ?? '']) {
      expect((await user.get(`/api/leads/${id}`)).status, id).toBe(404);
      expect((await user.patch(`/api/leads/${id}`, { status: 'Won' })).status, id).toBe(404);
    }
  });
});
