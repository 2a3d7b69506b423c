import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BulkRun, RecentRuns } from '../../src/contract/bulk.ts';
import type { ErrorAnswer } from '../../src/contract/error.ts';
import type { LeadDetails, LeadList } from '../../src/contract/lead.ts';
import { addUser } from '../support/add-user.ts';
import type { ApiClient } from '../support/api-client.ts';
import { eventually } from '../support/eventually.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
let sales: ApiClient;
let other: ApiClient;
beforeAll(async () => {
  world = await startWorld();
  sales = await addUser(world.app, 'user', 'sales@example.com');
  other = await addUser(world.app, 'user', 'other@example.com');
});
afterAll(() => world.close());

const add = async (name: string) =>
  (await sales.post<LeadDetails>('/api/leads', { name })).body._id;
const read = async (id: string) => (await sales.get<LeadDetails>(`/api/leads/${id}`)).body;
const bulk = (ids: readonly string[], change: object) =>
  sales.post<BulkRun & ErrorAnswer>('/api/leads/bulk', { ids, change });
const undo = (id: string, client: ApiClient = sales) =>
  client.post<BulkRun & ErrorAnswer>(`/api/leads/bulk/${id}/undo`, {});
const done = (id: string) =>
  eventually('the run is done', async () => {
    const { body } = await sales.get<BulkRun>(`/api/leads/bulk/${id}`);
    return body.state === 'done' ? body : undefined;
  });

describe('changes of many leads', () => {
  test('W10: each lead has a result, and the results add up to the number of leads', async () => {
    const [ada, bob] = [await add('Ada'), await add('Bob')];
    await sales.patch(`/api/leads/${bob}`, { status: 'Qualified' });
    const gone = 'f'.repeat(24);
    const { status, body } = await bulk([ada, bob, gone, ada], { status: 'Qualified' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      state: 'done',
      total: 3,
      changed: 1,
      same: 1,
      skipped: [{ leadId: gone, reason: 'not-found' }],
    });
    expect((await read(ada)).status).toBe('Qualified');
  });

  test('W26: a move of many leads does not count as a contact, and a stage is accepted in any case', async () => {
    const [ada, bob] = [await add('Ada'), await add('Bob')];
    await sales.patch(`/api/leads/${bob}`, { status: 'Contacted' });
    const { firstContactedAt } = await read(bob);
    expect((await bulk([ada, bob], { status: 'won' })).body.changed).toBe(2);
    expect(await read(ada)).toMatchObject({ status: 'Won', firstContactedAt: null });
    expect(await read(bob)).toMatchObject({ status: 'Won', firstContactedAt });
    const back = await bulk([ada, bob], { status: 'New' });
    expect(await read(bob)).toMatchObject({ status: 'New', firstContactedAt });
    await undo(back.body._id);
    expect(await read(ada)).toMatchObject({ status: 'Won', firstContactedAt: null });
    expect((await bulk([ada], { status: 'Delighted' })).status).toBe(400);
  });

  test('W9: a run changes the leads that were chosen, and none that joins the filter later', async () => {
    const ids = [await add('It\'s "quoted" 1'), await add('It\'s "quoted" 2')];
    const late = await add('It\'s "quoted" 3');
    expect((await bulk(ids, { tags: { add: ['hot'] } })).body.changed).toBe(2);
    const { body } = await sales.get<LeadList>('/api/leads?tag=hot');
    expect(body.leads.map(({ _id }) => _id).toSorted()).toEqual(ids.toSorted());
    expect((await read(late)).tags).toEqual([]);
  });

  test('W12: an undo restores each lead, but not what somebody has changed since', async () => {
    const ids = [await add('Cem'), await add('Dan'), await add('Eva')];
    const [cem = '', dan = '', eva = ''] = ids;
    await sales.patch(`/api/leads/${eva}`, { status: 'Contacted', tags: ['old'] });
    const { body: run } = await bulk(ids, {
      status: 'Lost',
      tags: { add: ['gone'], remove: ['old'] },
    });
    await other.patch(`/api/leads/${dan}`, { status: 'Won' });
    const { body: undone } = await undo(run._id);
    expect(undone).toMatchObject({
      undoOf: run._id,
      total: 3,
      changed: 2,
      skipped: [{ leadId: dan, reason: 'changed-since' }],
      undoUntil: null,
    });
    expect(await read(cem)).toMatchObject({ status: 'New', tags: [] });
    expect(await read(dan)).toMatchObject({ status: 'Won' });
    expect(await read(eva)).toMatchObject({ status: 'Contacted', tags: ['old'] });
    expect(await undo(undone._id)).toMatchObject({
      status: 409,
      body: { code: 'bulk-undo-over' },
    });
  });

  test('W11: a run of 2,500 leads is done once for each, also if LeadRabbit is restarted half-way', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 2_500; n += 50)
      ids.push(...(await Promise.all(Array.from({ length: 50 }, (_, i) => add(`Many ${n + i}`)))));
    const begun = bulk(ids, { priority: 'high' }).catch(() => undefined);
    await eventually('the run has begun', async () => {
      const { body } = await sales.get<LeadList>('/api/leads?priority=high&limit=1');
      return body.leads.length > 0;
    });
    await world.restart();
    sales = await addUser(world.app, 'user', 'again@example.com');
    await begun;
    const count = async () =>
      (
        await sales.get<{ count: number; isMore: boolean }>(
          '/api/leads/counts?priority=high&q=many',
        )
      ).body;
    await eventually(
      'all leads have changed',
      async () => {
        const { body } = await sales.get<LeadList>('/api/leads?priority=none&q=many&limit=1');
        return body.leads.length === 0;
      },
      500_000,
    );
    expect(await count()).toEqual({ count: 1_000, isMore: true });
    const { body } = await sales.get<{ entries: readonly { type: string }[] }>(
      `/api/leads/${ids[2_499]}/timeline`,
    );
    expect(body.entries.filter(({ type }) => type === 'lead.changed')).toHaveLength(1);
  }, 600_000);

  test('only the person who began a run, and admins, see it and undo it', async () => {
    sales = await addUser(world.app, 'user', 'third@example.com');
    other = await addUser(world.app, 'user', 'fourth@example.com');
    const { body: run } = await bulk([await add('Fay')], { status: 'Won' });
    expect((await other.get(`/api/leads/bulk/${run._id}`)).status).toBe(404);
    expect((await undo(run._id, other)).status).toBe(404);
    expect((await world.app.admin.get(`/api/leads/bulk/${run._id}`)).status).toBe(200);
    expect((await done(run._id)).changed).toBe(1);
  });

  test('the own changes of the last ten minutes are listed with what they changed, and whether they are undone', async () => {
    const gus = await add('Gus');
    const gone = 'e'.repeat(24);
    const recent = async (client: ApiClient) =>
      (await client.get<RecentRuns>('/api/leads/bulk')).body.runs;
    const before = (await recent(sales)).length;
    const { body: first } = await bulk([gus, gone], { priority: 'low', tags: { add: ['hall'] } });
    const { body: second } = await bulk([gus], { priority: null });
    await undo(second._id);
    const runs = (await recent(sales)).slice(0, 2);
    expect(runs).toMatchObject([
      { _id: second._id, isUndone: true, change: { priority: null } },
      {
        _id: first._id,
        isUndone: false,
        change: { priority: 'low', tags: true },
        changed: 1,
        skipped: [{ leadId: gone, reason: 'not-found' }],
        undoUntil: first.undoUntil,
      },
    ]);
    expect(await recent(sales)).toHaveLength(before + 2);
    expect((await recent(other)).map(({ _id }) => _id)).not.toContain(first._id);
  });

  test.each([
    [{ ids: [], change: { status: 'Won' } }, 400],
    [{ ids: ['x'], change: {} }, 400],
    [{ ids: ['x'], change: { name: 'Same for all' } }, 400],
    [{ ids: ['x'], change: { ownerId: 'nobody' } }, 404],
    [{ ids: Array.from({ length: 5_001 }, (_, n) => String(n)), change: { status: 'Won' } }, 400],
  ])('a run that cannot be carried out is refused (%#)', async (body, status) => {
    expect((await sales.post('/api/leads/bulk', body)).status).toBe(status);
  });
});
