import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { Dashboard, WorkingHours } from '../../src/contract/dashboard.ts';
import type { ErrorAnswer } from '../../src/contract/error.ts';
import type { LeadDetails } from '../../src/contract/lead.ts';
import { addUser } from '../support/add-user.ts';
import type { ApiClient } from '../support/api-client.ts';
import { eventually } from '../support/eventually.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { daysAgo } from '../support/time-travel.ts';

let world: World;
let sales: ApiClient;
beforeAll(async () => {
  world = await startWorld();
  await world.connect();
  await world.enable(DEMO.bakeryId);
  sales = await addUser(world.app, 'user', 'sales@example.com');
});
afterAll(() => world.close());

const today = () => new Date().toISOString().slice(0, 10);
const dateOf = (daysBack: number) => daysAgo(daysBack).slice(0, 10);

async function read(query = ''): Promise<Dashboard> {
  const answer = await sales.get<Dashboard>(
    `/api/dashboard?from=${dateOf(6)}&to=${today()}${query}`,
  );
  expect(answer.status).toBe(200);
  return answer.body;
}

/** Waits until the numbers have what a test expects: they follow the leads within seconds. */
const eventuallyRead = (what: string, isThere: (numbers: Dashboard) => boolean) =>
  eventually(what, async () => {
    const numbers = await read();
    return numbers.isComplete && isThere(numbers) && numbers;
  });

async function newLead(createdTime?: string): Promise<LeadDetails> {
  const { leads } = await world.meta.control.createLeads({
    formId: DEMO.forms.weddingCake,
    ...(createdTime !== undefined && { createdTime }),
  });
  return world.lead(leads[0]?.id ?? '');
}

describe('the dashboard', () => {
  test('counts leads, what became of them and how fast the first contact was', async () => {
    const before = (await read()).current;
    const [won, lost] = [await newLead(), await newLead()];
    await newLead();
    await sales.patch(`/api/leads/${won._id}`, { status: 'Won' });
    await sales.patch(`/api/leads/${lost._id}`, { status: 'Lost', lostReason: 'Too expensive' });
    const { current, untouched } = await eventuallyRead(
      'three leads, one of them won',
      ({ current: now }) =>
        now.leads === before.leads + 3 &&
        now.statuses.some(({ status, count }) => status === 'Won' && count === 1) &&
        now.lostReasons.length === 1,
    );
    expect(current.days).toHaveLength(7);
    expect(current.contacted).toBe(before.contacted + 1);
    expect(current.lostReasons).toEqual([{ reason: 'Too expensive', count: 1 }]);
    // The won lead has passed the stages before. Of the lost one it is not known.
    const reachedOf = (wanted: string) =>
      current.statuses.find(({ status }) => status === wanted)?.reached;
    expect(reachedOf('New')).toEqual({ count: current.leads, statuses: [] });
    const later = ['Contacted', 'Qualified', 'Meeting', 'Won'];
    for (const [index, status] of later.entries())
      expect(reachedOf(status)).toEqual({ count: 1, statuses: later.slice(index) });
    expect(reachedOf('Lost')).toBeNull();
    expect(current.times.all).toMatchObject({
      contacted: 1,
      wall: { within5: 1, within60: 1 },
      working: { within5: 1, within60: 1 },
    });
    expect(current.times.all.wall.medianSec).toBeLessThan(60);
    expect(current.times.byOwner).toMatchObject([{ id: '', leads: current.times.all.leads }]);
    const [source] = current.by.source;
    expect(source).toMatchObject({ id: 'facebook', total: current.leads });
    expect(source?.perDay.at(-1)).toBe(3);
    expect(current.by.connection).toMatchObject([{ id: `${DEMO.bakeryId}:facebook` }]);
    expect(current.by.form[0]).toMatchObject({ id: DEMO.forms.weddingCake, total: current.leads });
    expect(untouched).toMatchObject([{ age: 'minutes', count: 1 }, {}, {}, {}, { age: 'older' }]);
  });

  test('compares with as many days before', async () => {
    await newLead(daysAgo(8));
    const numbers = await eventually('a lead of the days before', async () => {
      const answer = await read('&compare=previous');
      return answer.previous?.leads === 1 && answer;
    });
    expect(numbers.previous).toMatchObject({ from: dateOf(13), to: dateOf(7) });
    expect(numbers.untouched).toContainEqual(expect.objectContaining({ age: 'older', count: 1 }));
    expect((await read()).previous).toBeNull();
  });

  test('counts a lead that came in late, without a time to the first contact', async () => {
    const before = await read();
    const { _id } = await newLead(daysAgo(2));
    await sales.patch(`/api/leads/${_id}`, { status: 'Contacted' });
    const { current } = await eventuallyRead(
      'the late lead',
      ({ current: now }) => now.contacted === before.current.contacted + 1,
    );
    expect(current.times.all.leads).toBe(before.current.times.all.leads);
    expect(current.by.source[0]?.perDay.at(-3)).toBe(1);
  });

  test('counts a lead that a conversation reached by the start of that conversation', async () => {
    const before = await read();
    const { _id } = await newLead();
    const call = { channel: 'call', direction: 'out', outcome: 'reached' };
    await sales.post(`/api/leads/${_id}/conversations`, call);
    const { current } = await eventuallyRead(
      'the lead that was called',
      ({ current: now }) => now.times.all.contacted === before.current.times.all.contacted + 1,
    );
    expect(current.times.all.wall.within5).toBe(before.current.times.all.wall.within5 + 1);
  });

  test('groups the times by the owner of the lead', async () => {
    const { _id } = await newLead();
    const me = await sales.get<{ user: { id: string; name: string } }>('/api/session');
    await sales.patch(`/api/leads/${_id}`, { ownerId: me.body.user.id });
    const { current } = await eventuallyRead('an owner', ({ current: now }) =>
      now.times.byOwner.some(({ id }) => id === me.body.user.id),
    );
    expect(current.times.byOwner).toContainEqual(
      expect.objectContaining({ id: me.body.user.id, name: me.body.user.name, leads: 1 }),
    );
  });

  test('counts days of a time zone: the same leads, perhaps on another day', async () => {
    const far = await read('&zone=Pacific/Kiritimati');
    const near = await read('&zone=UTC');
    const sum = (numbers: Dashboard) =>
      numbers.current.by.source.flatMap(({ perDay }) => perDay).reduce((a, b) => a + b, 0);
    expect(sum(far)).toBe(far.current.leads);
    expect(sum(near)).toBe(near.current.leads);
  });

  test('counts a lead whose person was erased apart from the others', async () => {
    const { leads } = (await read()).current;
    const { _id } = await newLead();
    await eventuallyRead('the new lead', ({ current }) => current.leads === leads + 1);
    await world.app.admin.post(`/api/leads/${_id}/erase`, {});
    const after = await eventuallyRead('the erasure', ({ current }) => current.erased === 1);
    expect(after.current.leads).toBe(leads);
  });

  test('goes on with the same numbers after a restart', async () => {
    const before = await eventuallyRead('complete numbers', () => true);
    await world.restart();
    await newLead();
    const after = await eventually('one lead more', async () => {
      const answer = await world.app.admin.get<Dashboard>(
        `/api/dashboard?from=${dateOf(6)}&to=${today()}`,
      );
      return answer.body.current.leads === before.current.leads + 1 && answer.body;
    });
    expect(after.isComplete).toBe(true);
  });

  test('refuses an unknown zone, a date that does not exist, and more than 366 days', async () => {
    const codeOf = async (query: string) =>
      (await world.app.admin.get<ErrorAnswer>(`/api/dashboard?${query}`)).body.code;
    expect(await codeOf('from=2026-01-01&to=2026-01-02&zone=Mars')).toBe('unknown-zone');
    expect(await codeOf('from=2026-02-30&to=2026-03-02')).toBe('invalid-input');
    expect(await codeOf('from=2024-01-01&to=2026-01-02')).toBe('range-wrong');
    expect(await codeOf('from=2026-01-02&to=2026-01-01')).toBe('range-wrong');
  });
});

describe('working hours', () => {
  const path = '/api/settings/working-hours';
  const hours: WorkingHours = { zone: 'Europe/Madrid', days: [1, 2], from: '08:00', to: '12:30' };

  test('an admin changes them, and the dashboard counts by them', async () => {
    const { admin } = world.app;
    expect((await admin.get<WorkingHours>(path)).body.days).toEqual([1, 2, 3, 4, 5]);
    expect((await admin.put(path, hours)).body).toEqual(hours);
    const answer = await admin.get<Dashboard>(`/api/dashboard?from=${today()}&to=${today()}`);
    expect(answer.body.workingHours).toEqual(hours);
  });

  test('an unknown zone and an end before the beginning are refused', async () => {
    const { admin } = world.app;
    const codeOf = async (change: Partial<WorkingHours>) =>
      (await admin.put<ErrorAnswer>(path, { ...hours, ...change })).body.code;
    expect(await codeOf({ zone: 'Mars/Base' })).toBe('unknown-zone');
    expect(await codeOf({ from: '13:00' })).toBe('invalid-input');
  });
});
