import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { NewApiKeyAnswer } from '../../src/contract/api-key.ts';
import type { ErrorAnswer } from '../../src/contract/error.ts';
import type { LeadDetails } from '../../src/contract/lead.ts';
import type { CreateLeadBody, UpdateLeadBody } from '../../src/contract/lead-edit.ts';
import type { UserList, UserNameList } from '../../src/contract/user.ts';
import { addUser } from '../support/add-user.ts';
import type { ApiClient } from '../support/api-client.ts';
import { eventually } from '../support/eventually.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { watchEvents } from '../support/watch-events.ts';

let world: World;
let sales: ApiClient;
let salesId: string;
beforeAll(async () => {
  world = await startWorld();
  await world.connect();
  await world.enable(DEMO.bakeryId);
  sales = await addUser(world.app, 'user', 'sales@example.com');
  salesId = await idOf('sales@example.com');
  await addUser(world.app, 'user', 'gone@example.com');
});
afterAll(() => world.close());

async function idOf(address: string): Promise<string> {
  const { users } = (await world.app.admin.get<UserList>('/api/users')).body;
  return users.find(({ email }) => email === address)?.id ?? '';
}
async function newLead(): Promise<LeadDetails> {
  const { leads } = await world.meta.control.createLeads({ formId: DEMO.forms.weddingCake });
  return world.lead(leads[0]?.id ?? '');
}
const patch = (id: string, body: UpdateLeadBody, client: ApiClient = sales) =>
  client.patch<LeadDetails & ErrorAnswer>(`/api/leads/${id}`, body);
const read = async (id: string) => (await sales.get<LeadDetails>(`/api/leads/${id}`)).body;
const undo = (id: string, changeId: string | null) =>
  sales.post<LeadDetails & ErrorAnswer>(`/api/leads/${id}/undo`, { changeId });
const found = async (q: string) =>
  (await world.leads(`q=${encodeURIComponent(q)}`)).map(({ _id }) => _id);

describe('changing a lead', () => {
  test('every field can be changed, and what Meta sent stays as it was', async () => {
    const lead = await newLead();
    const { status, body } = await patch(lead._id, {
      name: 'Grace Brewster',
      email: 'brewster@navy.example',
      phone: '+49 151 23456789',
      company: 'Navy',
      contact: { city: 'Arlington', workEmail: '' },
      customFields: { 'Budget (€)': '500' },
      status: 'Qualified',
      ownerId: salesId,
      priority: 'high',
      lostReason: 'none yet',
      tags: ['vip'],
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'Grace Brewster',
      email: 'brewster@navy.example',
      phone: '+49 151 23456789',
      phoneE164: '+4915123456789',
      company: 'Navy',
      contact: { city: 'Arlington' },
      customFields: { 'Budget (€)': '500' },
      status: 'Qualified',
      ownerId: salesId,
      priority: 'high',
      lostReason: 'none yet',
      tags: ['vip'],
      answers: lead.answers,
      metaData: lead.metaData,
    });
    expect(await read(lead._id)).toEqual({ ...body, changeId: null });
  });

  test('the search finds a new name and number and not the old ones', async () => {
    const { _id, email } = await newLead();
    await patch(_id, { email: 'quite-new@example.org', phone: '0151 / 98 76 54 32' });
    expect(await found('quite-new@example.org')).toEqual([_id]);
    expect(await found('98765432')).toEqual([_id]);
    expect(await found(email)).not.toContain(_id);
  });

  test('a number without a country code is read as one of the country of the form', async () => {
    const { _id } = await newLead();
    const { body } = await patch(_id, { phone: '0151 23456789' });
    expect(body.phoneE164).toMatch(/^(\+4915123456789|)$/);
    const inFrance = await patch(_id, { contact: { country: 'France' } });
    expect(inFrance.status).toBe(200);
    expect((await patch(_id, { phone: '06 12 34 56 78' })).body.phoneE164).toBe('+33612345678');
  });

  test('W22: a change of a field that somebody else has changed is refused with the value, who and when', async () => {
    const { _id, name, company } = await newLead();
    await patch(_id, { name: 'From Ada' }, world.app.admin);
    const { status, body } = await patch(_id, {
      name: 'From Sam',
      company: 'Acme',
      from: { name, company },
    });
    expect([status, body.code, body.params]).toEqual([
      409,
      'lead-changed-since',
      { fields: 'name' },
    ]);
    expect(body.conflicts).toEqual([
      {
        field: 'name',
        current: 'From Ada',
        changedBy: { kind: 'user', id: expect.any(String), name: expect.any(String) },
        changedAt: expect.any(String),
      },
    ]);
    expect(await read(_id)).toMatchObject({ name: 'From Ada', company });
  });

  test('W22: of two people who change one status the second is refused with who changed it to what', async () => {
    const { _id } = await newLead();
    const from = { status: 'New' };
    expect((await patch(_id, { status: 'Qualified', from }, world.app.admin)).status).toBe(200);
    const { status, body } = await patch(_id, { status: 'Lost', lostReason: 'price', from });
    expect([status, body.code]).toEqual([409, 'lead-changed-since']);
    expect(body.conflicts).toEqual([
      {
        field: 'status',
        current: 'Qualified',
        changedBy: { kind: 'user', id: expect.any(String), name: expect.any(String) },
        changedAt: expect.any(String),
      },
    ]);
    expect(await read(_id)).toMatchObject({ status: 'Qualified', lostReason: '' });
  });

  test('W22: two tabs of one person conflict on the same field as two people do', async () => {
    const { _id, name } = await newLead();
    expect((await patch(_id, { name: 'First tab', from: { name } })).status).toBe(200);
    expect((await patch(_id, { name: 'Second tab', from: { name } })).status).toBe(409);
  });

  test('W22: changes of different fields at the same time are all kept', async () => {
    const { _id, name, company, email } = await newLead();
    const answers = await Promise.all([
      patch(_id, { name: 'Grace B', from: { name } }),
      patch(_id, { company: 'Navy', from: { company } }, world.app.admin),
      patch(_id, { email: 'b@navy.example', from: { email } }),
      patch(_id, { tags: { add: ['one'] } }),
      patch(_id, { tags: { add: ['two'] } }, world.app.admin),
      patch(_id, { contact: { city: 'Rome' }, from: { contact: { city: '' } } }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    const lead = await read(_id);
    expect(lead).toMatchObject({ name: 'Grace B', company: 'Navy', email: 'b@navy.example' });
    expect(lead.tags).toEqual(expect.arrayContaining(['one', 'two']));
  });

  test('a change is undone with all its fields, unless somebody has changed one of them since', async () => {
    const lead = await newLead();
    const change: UpdateLeadBody = { name: 'Grace B', status: 'Contacted', tags: ['a'] };
    const { changeId } = (await patch(lead._id, change)).body;
    const undone = await undo(lead._id, changeId);
    expect(undone.status).toBe(200);
    expect(undone.body).toMatchObject({ name: lead.name, status: 'New', tags: lead.tags });
    const again = (await patch(lead._id, change)).body;
    await patch(lead._id, { name: 'Grace C' }, world.app.admin);
    const refused = await undo(lead._id, again.changeId);
    expect([refused.status, refused.body.code]).toEqual([409, 'lead-changed-since']);
    expect(refused.body.conflicts).toMatchObject([{ field: 'name', current: 'Grace C' }]);
    expect((await undo(lead._id, 'no-such-change')).status).toBe(404);
  });

  test('a change that changes nothing has no id and no event', async () => {
    const { _id, name, updatedAt } = await newLead();
    const { body } = await patch(_id, { name });
    expect(body).toMatchObject({ changeId: null, updatedAt });
  });

  test('an owner must be somebody of the team who is not disabled', async () => {
    const { _id } = await newLead();
    const unknown = await patch(_id, { ownerId: 'nobody' });
    expect([unknown.status, unknown.body.code]).toEqual([404, 'not-found']);
    const goneId = await idOf('gone@example.com');
    await world.app.admin.patch(`/api/users/${goneId}`, { disabled: true });
    const disabled = await patch(_id, { ownerId: goneId });
    expect([disabled.status, disabled.body.code]).toEqual([422, 'owner-disabled']);
    expect((await patch(_id, { ownerId: salesId })).body.ownerId).toBe(salesId);
    expect((await patch(_id, { ownerId: null })).body.ownerId).toBeNull();
    const { users } = (await sales.get<UserNameList>('/api/users/names')).body;
    expect(users).toContainEqual({ id: goneId, name: 'Sam Example', isDisabled: true });
    expect(Object.keys(users[0] ?? {}).toSorted()).toEqual(['id', 'isDisabled', 'name']);
  });

  test.each([
    [{}],
    [{ from: { name: 'x' } }],
    [{ email: 'no address' }],
    [{ contact: { workEmail: 'no address' } }],
    [{ contact: { shoeSize: '44' } }],
    [{ customFields: { ' ': 'x' } }],
    [{ customFields: { 'a\nb': 'x' } }],
    [{ priority: 'urgent' }],
    [{ status: 'Sold' }],
    [{ name: 'x'.repeat(501) }],
    [{ tags: ['x'.repeat(61)] }],
    [{ answers: [] }],
    [{ name: null }],
  ])('a change of %o is refused with 400 and says what is wrong', async (body) => {
    const { _id } = await newLead();
    const { status, body: answer } = await patch(_id, body as UpdateLeadBody);
    expect([status, answer.code]).toEqual([400, 'invalid-input']);
  });

  test('an unknown lead is 404, and a key that may only read is refused', async () => {
    expect((await patch('no-such-lead', { name: 'x' })).status).toBe(404);
    const scopes = ['leads:read'];
    const made = await world.app.admin.post<NewApiKeyAnswer>('/api/api-keys', {
      name: 'Reader',
      scopes,
    });
    const headers = { authorization: `Bearer ${made.body.key}` };
    const refused = await world.app
      .stranger()
      .send('PATCH', '/api/leads/x', { headers, body: { name: 'x' } });
    expect(refused.status).toBe(403);
  });

  test('open screens hear of a change', async () => {
    const lead = await newLead();
    const watch = await watchEvents({ url: sales.url, cookie: sales.cookie });
    await patch(lead._id, { company: 'Heard' });
    await eventually('the event', () =>
      watch.events.some(
        ({ type, data }) =>
          type === 'lead.updated' && data._id === lead._id && data.company === 'Heard',
      ),
    );
    watch.close();
  });
});

describe('adding a lead by hand', () => {
  const create = (body: CreateLeadBody, client: ApiClient = sales) =>
    client.post<LeadDetails & ErrorAnswer>('/api/leads', body);

  test('a lead with a phone number alone is added, found and announced', async () => {
    const watch = await watchEvents({ url: sales.url, cookie: sales.cookie });
    const { status, body } = await create({
      phone: '+49 30 901820',
      tags: ['fair', 'fair'],
      ownerId: salesId,
      customFields: { Stand: 'B4', Empty: '' },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: '',
      phoneE164: '+4930901820',
      source: 'manual',
      status: 'New',
      tags: ['fair'],
      ownerId: salesId,
      customFields: { Stand: 'B4' },
      metaData: null,
      origin: null,
      answers: [],
      notes: [],
    });
    expect(await found('901820')).toEqual([body._id]);
    await eventually('the event', () =>
      watch.events.some(({ type, data }) => type === 'lead.created' && data._id === body._id),
    );
    watch.close();
  });

  test('a lead without name, e-mail and phone is refused, and one that claims to come from Meta too', async () => {
    const empty = await create({ company: 'Acme', name: '  ' });
    expect([empty.status, empty.body.code]).toEqual([400, 'contact-missing']);
    const source = 'facebook' as 'manual';
    expect((await create({ name: 'A', source })).status).toBe(400);
    expect((await create({ name: 'A', ownerId: 'nobody' })).status).toBe(404);
  });

  test('a website adds a lead with an API key, and the timeline names the key', async () => {
    const made = await world.app.admin.post<NewApiKeyAnswer>('/api/api-keys', {
      name: 'Website',
      scopes: ['leads:write'],
    });
    const headers = { authorization: `Bearer ${made.body.key}` };
    const body = { email: 'form@example.com', source: 'website' };
    const added = await world.app
      .stranger()
      .send<LeadDetails>('POST', '/api/leads', { headers, body });
    expect(added).toMatchObject({ status: 201, body: { source: 'website' } });
    const timeline = await sales.get(`/api/leads/${added.body._id}/timeline`);
    expect(timeline.body).toMatchObject({
      entries: [{ type: 'lead.created', by: { kind: 'api-key', name: 'Website' } }],
    });
  });
});
