import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { LEAD_SOURCES, LEAD_STATUSES } from '../../src/contract/lead.ts';
import type { SyncAnswer } from '../../src/contract/sync.ts';
import { arrived, leadIds } from '../support/background-sync.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { hoursAgo } from '../support/time-travel.ts';

describe('filters of the lead list', () => {
  let world: World;
  let names: Record<string, string>;
  beforeAll(async () => {
    world = await startWorld();
    await world.connect();
    await world.enable(DEMO.bakeryId);
    await world.enable(DEMO.instagramId);
    names = {};
    for (const [name, status, platform, line] of [
      ['Ada Okafor', 'New', 'fb', '101'],
      ['Ben Sørensen', 'Contacted', 'ig', '102'],
      ['Cem Yıldız', 'Qualified', 'fb', '203'],
      ['Dina Groß', 'Meeting', 'ig', '204'],
      ['Eva Nováková', 'Won', 'fb', '305'],
      ['Finn O’Brien', 'Lost', 'ig', '306'],
    ] as const) {
      const { leads } = await world.meta.control.createLeads({
        formId: DEMO.forms.weddingCake,
        platform,
        answers: {
          full_name: name,
          email: `${name.slice(0, 3).toLowerCase()}@example.org`,
          phone_number: `+49 30 23125 ${line}`,
        },
      });
      const { _id } = await world.lead(leads[0]?.id ?? '');
      if (status !== 'New') await world.app.admin.patch(`/api/leads/${_id}`, { status });
      names[_id] = name;
    }
  });
  afterAll(() => world.close());

  const namesFor = async (query: string) =>
    (await world.leads(query)).map(({ _id }) => names[_id] ?? 'a lead of nobody').toSorted();

  test('L4: without a filter all leads are listed', async () => {
    expect(await namesFor('')).toEqual(Object.values(names).toSorted());
  });

  test('L4: each status lists its own leads, and all of them together list every lead', async () => {
    const byStatus = await Promise.all(LEAD_STATUSES.map((status) => namesFor(`status=${status}`)));
    expect(byStatus.map((found) => found.length)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(byStatus.flat().toSorted()).toEqual(Object.values(names).toSorted());
    expect(await namesFor('status=Won')).toEqual(['Eva Nováková']);
  });

  test('L4: each source lists its own leads, and all of them together list every lead', async () => {
    const bySource = await Promise.all(LEAD_SOURCES.map((source) => namesFor(`source=${source}`)));
    expect(bySource[LEAD_SOURCES.indexOf('instagram')]).toEqual([
      'Ben Sørensen',
      'Dina Groß',
      'Finn O’Brien',
    ]);
    expect(bySource.flat().toSorted()).toEqual(Object.values(names).toSorted());
  });

  test.each([
    ['q=sorensen', ['Ben Sørensen']],
    ['q=Dina%20Gross', ['Dina Groß']],
    ['q=eva@example', ['Eva Nováková']],
    ['q=030%20231253', ['Eva Nováková', 'Finn O’Brien']],
    ['q=nobody+at+all', []],
    ['source=facebook&status=qualified', ['Cem Yıldız']],
    ['source=facebook&status=Qualified', ['Cem Yıldız']],
    ['source=instagram&status=Qualified', []],
    ['q=example.org&source=instagram&status=Lost', ['Finn O’Brien']],
  ])('L4: the filter %s lists the leads that match it', async (query, expected) => {
    expect(await namesFor(query)).toEqual(expected);
  });

  test('L4: a filter applies to every page of the list', async () => {
    const first = await world.app.admin.get<{ leads: { _id: string }[]; nextCursor: string }>(
      '/api/leads?source=facebook&limit=2',
    );
    const second = await world.app.admin.get<{ leads: { _id: string }[]; nextCursor: null }>(
      `/api/leads?source=facebook&limit=2&cursor=${first.body.nextCursor}`,
    );
    const found = [...first.body.leads, ...second.body.leads].map(({ _id }) => names[_id]);
    expect(found.toSorted()).toEqual(['Ada Okafor', 'Cem Yıldız', 'Eva Nováková']);
    expect(second.body.nextCursor).toBeNull();
  });

  test.each(['status=', 'status=sold', 'source=tiktok', 'limit=0'])(
    'L4: the filter %s is refused with a sentence, and is never answered with an empty list',
    async (query) => {
      const { status, body } = await world.app.admin.get(`/api/leads?${query}`);
      expect(status).toBe(400);
      expect(body).toMatchObject({ code: 'invalid-input' });
    },
  );
});

describe('filters of a sync', () => {
  let world: World;
  let lead: Record<'page' | 'account' | 'other' | 'old', { id: string }>;
  beforeAll(async () => {
    world = await startWorld();
    await world.connect();
    for (const pageId of [DEMO.bakeryId, DEMO.instagramId, DEMO.fitnessId])
      await world.enable(pageId);
    const make = async (formId: string, platform: 'fb' | 'ig', hours: number) => {
      const createdTime = hoursAgo(hours);
      const made = { formId, platform, createdTime, deliver: false };
      const { leads } = await world.meta.control.createLeads(made);
      return leads[0] ?? { id: '' };
    };
    lead = {
      page: await make(DEMO.forms.breakfast, 'fb', 1),
      account: await make(DEMO.forms.weddingCake, 'ig', 1),
      other: await make(DEMO.forms.freeTrial, 'fb', 1),
      old: await make(DEMO.forms.callBack, 'fb', 30 * 24),
    };
  });
  afterAll(() => world.close());

  const sync = async (body: unknown) => {
    const answer = await world.app.admin.post<SyncAnswer>('/api/facebook/sync', body);
    expect(answer.body).toMatchObject({ success: true, problems: [] });
    return leadIds(world);
  };

  test('L4: a sync of one Instagram account, of one Page, of a span or of everything reads exactly that', async () => {
    const ofAccount = await sync({ pageId: DEMO.instagramId });
    expect(ofAccount).toContain(lead.account.id);
    expect(ofAccount).not.toContain(lead.page.id);

    const ofPage = await sync({ pageId: DEMO.bakeryId });
    expect(ofPage).toEqual(expect.arrayContaining([lead.account.id, lead.page.id]));
    expect(ofPage).not.toContain(lead.other.id);
    expect(ofPage).not.toContain(lead.old.id);

    expect(await sync({ pageId: DEMO.bakeryId, since: hoursAgo(31 * 24) })).toContain(lead.old.id);

    expect(await sync(undefined)).toContain(lead.other.id);
    await arrived(world, Object.values(lead));
  });
});
