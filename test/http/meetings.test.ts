import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NewApiKeyAnswer } from '../../src/contract/api-key.ts';
import type { ErrorAnswer } from '../../src/contract/error.ts';
import type { LeadDetails } from '../../src/contract/lead.ts';
import type { Timeline } from '../../src/contract/lead-timeline.ts';
import type { MeetingAnswer, MeetingList } from '../../src/contract/planner.ts';
import type { UserList } from '../../src/contract/user.ts';
import { addUser } from '../support/add-user.ts';
import type { ApiClient } from '../support/api-client.ts';
import { searchStored } from '../support/search-bytes.ts';
import { sendLead, startSalesWorld } from '../support/start-sales-world.ts';
import type { World } from '../support/start-world.ts';

let world: World;
let lead: LeadDetails;
let sales: ApiClient;
beforeAll(async () => {
  ({ world, lead, sales } = await startSalesWorld());
});
afterAll(() => world.close());

const BERLIN = 'Europe/Berlin';
const sample = () => ({
  leadId: lead._id,
  title: 'Tasting',
  start: { local: '2026-12-01T09:00', zone: BERLIN },
  durationMin: 45,
  place: 'Main Street 1',
  url: 'https://meet.example.com/tasting',
});
type Refused = MeetingAnswer & ErrorAnswer;
const post = (changes: object = {}, client = world.app.admin) =>
  client.post<Refused>('/api/meetings', { ...sample(), ...changes });
const plan = async (changes: object = {}) => (await post(changes)).body;
const patch = (id: string, body: object, client = world.app.admin) =>
  client.patch<Refused>(`/api/meetings/${id}`, body);
const list = async (query: string, client = world.app.admin) =>
  (await client.get<MeetingList>(`/api/meetings?${query}`)).body.meetings;

test('a meeting is planned with a lead, in the calendar of whoever planned it', async () => {
  const { status, body } = await post();
  expect(status).toBe(201);
  expect(body).toMatchObject({
    leadId: lead._id,
    leadName: lead.name,
    title: 'Tasting',
    start: { local: '2026-12-01T09:00', zone: BERLIN, at: '2026-12-01T08:00:00.000Z' },
    endsAt: '2026-12-01T08:45:00.000Z',
    place: 'Main Street 1',
    state: 'planned',
    sequence: 0,
    ownerName: 'Admin',
  });
  expect((await world.app.admin.get(`/api/meetings/${body._id}`)).body).toEqual(body);
});

test('W33: a meeting that is moved by a week keeps its wall time across the change of the clocks', async () => {
  const { _id } = await plan({ start: { local: '2026-10-19T09:00', zone: BERLIN } });
  const { body } = await patch(_id, { start: { local: '2026-10-26T09:00', zone: BERLIN } });
  expect(body).toMatchObject({
    start: { local: '2026-10-26T09:00', at: '2026-10-26T08:00:00.000Z' },
    sequence: 1,
  });
});

test('a meeting is held, cancelled or missed, and each change raises the sequence', async () => {
  const { _id } = await plan();
  for (const [index, state] of (['held', 'no_show', 'cancelled', 'planned'] as const).entries())
    expect((await patch(_id, { state })).body).toMatchObject({ state, sequence: index + 1 });
  expect((await patch(_id, { state: 'planned' })).body.sequence).toBe(4);
  expect((await patch(_id, { state: 'maybe' })).status).toBe(400);
});

test('W22: the same field is a conflict in two tabs, and a different one is not', async () => {
  const { _id } = await plan();
  await patch(_id, { place: 'Café', from: { place: 'Main Street 1' } }, sales);
  const { status, body } = await patch(_id, { place: 'Office', from: { place: 'Main Street 1' } });
  expect([status, body.code, body.params]).toEqual([
    409,
    'planner-changed-since',
    { fields: 'place' },
  ]);
  const start = { local: '2026-12-02T10:00', zone: BERLIN };
  const moved = await patch(_id, { start, from: { start: sample().start } });
  expect(moved.status).toBe(200);
  expect(moved.body).toMatchObject({ place: 'Café', start });
});

describe('what is not valid is refused with a code', () => {
  test.each([
    [{ start: { local: '2026-12-01T09:00', zone: 'Mars/Olympus' } }, 400, 'unknown-zone'],
    [{ start: { local: '2026-12-01T09:00', zone: '+01:00' } }, 400, 'unknown-zone'],
    [{ start: { local: '2026-02-30T09:00', zone: BERLIN } }, 400, 'invalid-local-time'],
    [{ start: { local: '2026-12-01', zone: BERLIN } }, 400, 'invalid-local-time'],
    [{ start: '2026-12-01T09:00:00Z' }, 400, 'invalid-input'],
    [{ title: '   ' }, 400, 'invalid-input'],
    [{ durationMin: 0 }, 400, 'invalid-input'],
    [{ url: 'javascript:alert(1)' }, 400, 'invalid-input'],
    [{ sequence: 7 }, 400, 'invalid-input'],
    [{ leadId: 'none' }, 404, 'not-found'],
    [{ ownerId: 'none' }, 404, 'not-found'],
  ])('%j', async (changes, status, code) => {
    const answer = await post(changes);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.error.length).toBeGreaterThan(10);
  });

  test('an unknown meeting', async () => {
    expect((await patch('none', { place: '' })).status).toBe(404);
    expect((await world.app.admin.delete('/api/meetings/none')).status).toBe(404);
    expect((await world.app.admin.get('/api/meetings/none')).status).toBe(404);
  });
});

test('nobody who is disabled gets a meeting', async () => {
  await addUser(world.app, 'user', 'gone@example.com');
  const { users } = (await world.app.admin.get<UserList>('/api/users')).body;
  const gone = users.find(({ email }) => email === 'gone@example.com');
  const me = users.find(({ id }) => id !== gone?.id);
  const { _id } = await plan({ ownerId: gone?.id });
  const disabled = { disabled: true, handOver: { to: me?.id } };
  expect((await world.app.admin.patch(`/api/users/${gone?.id}`, disabled)).status).toBe(200);
  const { status, body } = await post({ ownerId: gone?.id });
  expect([status, body.code]).toEqual([422, 'owner-disabled']);
  // What was planned before can still be changed.
  expect((await patch(_id, { place: 'Office' })).status).toBe(200);
  expect((await patch(_id, { ownerId: null })).body.ownerId).toBeNull();
});

test('the list is by time, and from and to are moments or days in a zone', async () => {
  const owner = await sendLead(world);
  const at = (local: string) => plan({ leadId: owner._id, start: { local, zone: BERLIN } });
  const [late, early, next] = [
    await at('2027-03-01T23:30'),
    await at('2027-03-01T00:30'),
    await at('2027-03-02T00:00'),
  ];
  const ids = async (query: string) =>
    (await list(`leadId=${owner._id}&${query}`)).map(({ _id }) => _id);
  expect(await ids('')).toEqual([early._id, late._id, next._id]);
  expect(await ids(`from=2027-03-01&to=2027-03-02&zone=${BERLIN}`)).toEqual([early._id, late._id]);
  expect(await ids('from=2027-03-01&to=2027-03-02')).toEqual([late._id, next._id]);
  expect(await ids('from=2027-03-01T22:30:00Z')).toEqual([late._id, next._id]);
  await patch(late._id, { state: 'cancelled' });
  expect(await ids('open=true')).toEqual([early._id, next._id]);
  expect(await ids('open=false')).toEqual([late._id]);
  const path = `/api/meetings?leadId=${owner._id}&limit=2`;
  const first = (await world.app.admin.get<MeetingList>(path)).body;
  const rest = await ids(`limit=2&cursor=${first.nextCursor}`);
  expect([...first.meetings.map(({ _id }) => _id), ...rest]).toEqual([
    early._id,
    late._id,
    next._id,
  ]);
  for (const query of ['from=tomorrow', 'zone=Nowhere&from=2027-03-01', 'cursor=1-x', 'mine=maybe'])
    expect((await world.app.admin.get(`/api/meetings?${query}`)).status, query).toBe(400);
});

test('mine are those that the person who asks owns; an API key has none and says so', async () => {
  const { body } = await post({ title: 'Of sales' }, sales);
  expect((await list('mine=true', sales)).map(({ _id }) => _id)).toEqual([body._id]);
  expect((await list('mine=true')).some(({ _id }) => _id === body._id)).toBe(false);
  const key = { name: 'Planner', scopes: ['leads:write'] };
  const made = (await world.app.admin.post<NewApiKeyAnswer>('/api/api-keys', key)).body;
  const headers = { authorization: `Bearer ${made.key}` };
  const program = world.app.stranger();
  const refused = await program.get<ErrorAnswer>('/api/meetings?mine=true', { headers });
  expect([refused.status, refused.body.code]).toEqual([403, 'session-needed']);
  const added = await program.post<MeetingAnswer>('/api/meetings', sample(), { headers });
  expect(added.body).toMatchObject({ ownerId: null, createdBy: { kind: 'api-key' } });
});

test('a deleted meeting is gone', async () => {
  const { _id } = await plan();
  expect((await world.app.admin.delete(`/api/meetings/${_id}`)).body).toEqual({ success: true });
  expect((await world.app.admin.get(`/api/meetings/${_id}`)).status).toBe(404);
});

test('after an erasure nothing that is stored holds the title, place or link of a meeting or task', async () => {
  const owner = await sendLead(world);
  const words = ['quuxbeater tasting', 'zorquillia alley', 'zorquillia-meet', 'quuxbeater offer'];
  const { _id } = await plan({
    leadId: owner._id,
    title: 'Quuxbeater tasting',
    place: 'Zorquillia Alley 3',
    url: 'https://zorquillia-meet.example/room',
  });
  await patch(_id, { title: 'Second quuxbeater tasting' });
  await world.app.admin.post('/api/tasks', {
    leadId: owner._id,
    title: 'Send the quuxbeater offer',
    due: { local: '2026-12-01', zone: BERLIN },
  });
  expect((await searchStored(world.app, words)).length).toBeGreaterThan(0);
  const subject = await world.app.admin.get(`/api/leads/${owner._id}/subject-export`);
  for (const word of ['Zorquillia Alley 3', 'Send the quuxbeater offer'])
    expect(JSON.stringify(subject.body)).toContain(word);
  await world.app.admin.post(`/api/leads/${owner._id}/erase`, { also: [] });
  expect((await world.app.admin.get(`/api/meetings/${_id}`)).status).toBe(404);
  expect(await searchStored(world.app, words)).toEqual([]);
});

test('the timeline of the lead says what a meeting and a task were before and after a change', async () => {
  const { admin } = world.app;
  const { _id } = await plan({ title: 'First tasting' });
  await patch(_id, {
    title: 'Second tasting',
    place: 'Side Street 2',
    start: { local: '2026-12-02T10:00', zone: BERLIN },
  });
  const due = (local: string) => ({ local, zone: BERLIN });
  const task = { leadId: lead._id, title: 'Send the offer', due: due('2026-12-01') };
  const added = await admin.post<{ _id: string }>('/api/tasks', task);
  await admin.patch(`/api/tasks/${added.body._id}`, { due: due('2026-12-03T09:00') });
  const { entries } = (await admin.get<Timeline>(`/api/leads/${lead._id}/timeline?limit=4`)).body;
  expect(entries.map(({ type, changes }) => ({ type, changes }))).toMatchObject([
    {
      type: 'lead.task-changed',
      changes: expect.arrayContaining([
        { field: 'due', from: '2026-12-01', to: '2026-12-03T08:00:00.000Z' },
        { field: 'title', from: 'Send the offer', to: 'Send the offer' },
      ]),
    },
    { type: 'lead.task-added' },
    {
      type: 'lead.meeting-changed',
      changes: expect.arrayContaining([
        { field: 'title', from: 'First tasting', to: 'Second tasting' },
        { field: 'place', from: 'Main Street 1', to: 'Side Street 2' },
        { field: 'start', from: '2026-12-01T08:00:00.000Z', to: '2026-12-02T09:00:00.000Z' },
      ]),
    },
    {
      type: 'lead.meeting-added',
      changes: expect.arrayContaining([{ field: 'title', from: '', to: 'First tasting' }]),
    },
  ]);
});
