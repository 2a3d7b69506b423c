import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewApiKeyAnswer } from '../../src/contract/api-key.ts';
import type { TakeNextAnswer } from '../../src/contract/assignment.ts';
import type { BulkRun } from '../../src/contract/bulk.ts';
import type { Dashboard } from '../../src/contract/dashboard.ts';
import type { ErrorAnswer } from '../../src/contract/error.ts';
import type { BoardAnswer } from '../../src/contract/pipeline.ts';
import type { LeadValues } from '../../src/contract/lead-values.ts';
import type { LeadCount } from '../../src/contract/lead-list.ts';
import type { LeadDetails, LeadList } from '../../src/contract/lead.ts';
import type { RelatedLeadList } from '../../src/contract/lead-related.ts';
import type { NoticeList } from '../../src/contract/notice.ts';
import type {
  MeetingAnswer,
  MeetingList,
  TaskAnswer,
  TaskList,
} from '../../src/contract/planner.ts';
import type { UserList } from '../../src/contract/user.ts';
import type { View, ViewList } from '../../src/contract/view.ts';
import { addUser } from '../support/add-user.ts';
import type { ApiClient } from '../support/api-client.ts';
import { eventually } from '../support/eventually.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { watchEvents } from '../support/watch-events.ts';

let world: World;
let ann: ApiClient;
let ben: ApiClient;
const ids = new Map<string, string>();
let annsLead: LeadDetails;
let bensLead: LeadDetails;
let nobodysLead: LeadDetails;

const idOf = (name: string) => ids.get(name) ?? '';
const add = async (name: string, ownerId: string | null) =>
  (await world.app.admin.post<LeadDetails>('/api/leads', { name, ownerId })).body;
const limit = (leads: string) => world.app.admin.put('/api/settings/visibility', { leads });

beforeAll(async () => {
  world = await startWorld();
  ann = await addUser(world.app, 'user', 'ann@example.com');
  ben = await addUser(world.app, 'user', 'ben@example.com');
  const { users } = (await world.app.admin.get<UserList>('/api/users')).body;
  for (const { id, email } of users) ids.set(email.split('@')[0] ?? '', id);
  annsLead = await add('Anns Lead', idOf('ann'));
  bensLead = await add('Bens Lead', idOf('ben'));
  nobodysLead = await add('Nobodys Lead', null);
  expect((await limit('own-and-unassigned')).status).toBe(200);
});
afterAll(() => world.close());

const namesOf = async (client: ApiClient, query = '') =>
  (await client.get<LeadList>(`/api/leads?${query}`)).body.leads.map(({ name }) => name);

test('W15: lists and searches have the own leads and those without an owner; admins see all', async () => {
  expect(await namesOf(ann)).toEqual(['Nobodys Lead', 'Anns Lead']);
  expect(await namesOf(ann, 'q=lead&limit=1')).toEqual(['Nobodys Lead']);
  expect(await namesOf(ann, 'q=bens')).toEqual([]);
  expect(await namesOf(ben, 'status=New')).toEqual(['Nobodys Lead', 'Bens Lead']);
  expect(await namesOf(world.app.admin)).toHaveLength(3);
});

test('W16: every call for a lead of somebody else is 404, also those for what belongs to it', async () => {
  const path = `/api/leads/${bensLead._id}`;
  const note = { text: 'Seen' };
  const calls = await Promise.all([
    ann.get(path),
    ann.get(`${path}/notes`),
    ann.get(`${path}/conversations`),
    ann.get(`${path}/timeline`),
    ann.patch(path, { name: 'Mine' }),
    ann.post(`${path}/notes`, note),
    ann.post(`${path}/seen`),
    ann.post(`${path}/undo`, { changeId: 'x' }),
    ann.post(`${path}/conversations`, { channel: 'call', direction: 'out' }),
  ]);
  expect(calls.map(({ status }) => status)).toEqual(calls.map(() => 404));
  expect((await ann.get(`/api/leads/${annsLead._id}`)).status).toBe(200);
  expect((await ann.get(`/api/leads/${nobodysLead._id}/timeline`)).status).toBe(200);
});

test('W16: meetings and tasks about leads of somebody else are hidden, unless they are the own ones', async () => {
  const start = { local: '2030-12-01T09:00', zone: 'UTC' };
  const meeting = { title: 'Tasting', start, durationMin: 30 };
  const { body: hidden } = await ben.post<MeetingAnswer>('/api/meetings', {
    ...meeting,
    leadId: bensLead._id,
  });
  const { body: own } = await ben.post<MeetingAnswer>('/api/meetings', {
    ...meeting,
    leadId: bensLead._id,
    ownerId: idOf('ann'),
  });
  const { body: task } = await ben.post<TaskAnswer>('/api/tasks', {
    title: 'Call',
    due: start,
    leadId: bensLead._id,
  });
  const { meetings } = (await ann.get<MeetingList>('/api/meetings?limit=1')).body;
  expect(meetings.map(({ _id }) => _id)).toEqual([own._id]);
  expect((await ann.get<TaskList>('/api/tasks')).body.tasks).toEqual([]);
  const refused = await Promise.all([
    ann.get(`/api/meetings/${hidden._id}`),
    ann.get(`/api/meetings/${hidden._id}/ics`),
    ann.patch(`/api/meetings/${hidden._id}`, { title: 'Other' }),
    ann.delete(`/api/meetings/${hidden._id}`),
    ann.get(`/api/tasks/${task._id}`),
    ann.patch(`/api/tasks/${task._id}`, { done: true }),
    ann.post('/api/tasks', { title: 'Mine', due: start, leadId: bensLead._id }),
  ]);
  expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 404));
});

test('W16: a meeting of the own calendar about a lead of somebody else does not name the lead', async () => {
  const { body: lead } = await world.app.admin.post<LeadDetails>('/api/leads', {
    name: 'Moved Lead',
    ownerId: idOf('ann'),
  });
  const start = { local: '2031-12-01T09:00', zone: 'UTC' };
  const { body: meeting } = await ann.post<MeetingAnswer>('/api/meetings', {
    leadId: lead._id,
    title: 'Tasting',
    start,
    durationMin: 30,
  });
  expect(meeting).toMatchObject({ leadId: lead._id, leadName: 'Moved Lead' });
  const { body: task } = await ann.post<TaskAnswer>('/api/tasks', {
    leadId: lead._id,
    title: 'Call',
    due: start,
  });
  await world.app.admin.patch(`/api/leads/${lead._id}`, { ownerId: idOf('ben') });
  const hidden = { leadId: null, leadName: '' };
  expect((await ann.get(`/api/meetings/${meeting._id}`)).body).toMatchObject(hidden);
  expect((await ann.get(`/api/tasks/${task._id}`)).body).toMatchObject({
    leadId: null,
    leadName: null,
  });
  const ofLead = await ann.get<MeetingList>(`/api/meetings?leadId=${lead._id}`);
  expect(ofLead.body.meetings).toEqual([]);
  expect(
    (await ben.get<MeetingList>(`/api/meetings?leadId=${lead._id}`)).body.meetings,
  ).toHaveLength(1);
});

test('W16: only its person and the person who made it see a task about no lead', async () => {
  const due = { local: '2031-12-01T09:00', zone: 'UTC' };
  const { body: task } = await ann.post<TaskAnswer>('/api/tasks', {
    title: 'Order flyers',
    due,
    assigneeId: idOf('ben'),
  });
  const cleo = await addUser(world.app, 'user', 'cleo@example.com');
  const statuses = await Promise.all(
    [ann, ben, cleo].map(async (each) => (await each.get(`/api/tasks/${task._id}`)).status),
  );
  expect(statuses).toEqual([200, 200, 404]);
});

test('W16: a notice about a lead that somebody else owns by now does not name it', async () => {
  const rules = [
    {
      name: 'Website',
      when: { sources: ['website'] },
      members: [{ userId: idOf('ann') }],
    },
  ];
  expect((await world.app.admin.put('/api/assignment-rules', { rules })).status).toBe(200);
  const { body: lead } = await world.app.admin.post<LeadDetails>('/api/leads', {
    name: 'Brief Lead',
    source: 'website',
  });
  const notice = await eventually('the notice', async () => {
    const { notices } = (await ann.get<NoticeList>('/api/notices')).body;
    return notices.find(({ leadId }) => leadId === lead._id);
  });
  expect(notice.leadName).toBe('Brief Lead');
  await world.app.admin.put('/api/assignment-rules', { rules: [] });
  await world.app.admin.patch(`/api/leads/${lead._id}`, { ownerId: idOf('ben') });
  const { notices } = (await ann.get<NoticeList>('/api/notices')).body;
  expect(notices.find(({ _id }) => _id === notice._id)).toMatchObject({
    leadId: null,
    leadName: null,
  });
});

test('W16: a reminder of a task that somebody else has by now, with its lead, does not say its title', async () => {
  const lead = await add('Reminded Lead', idOf('ann'));
  const { body: task } = await ann.post<TaskAnswer>('/api/tasks', {
    leadId: lead._id,
    title: 'Call Reminded Lead',
    due: { local: new Date(Date.now() + 1_000).toISOString().slice(0, 19), zone: 'UTC' },
  });
  const reminder = async () => {
    const { notices } = (await ann.get<NoticeList>('/api/notices')).body;
    return notices.find(({ itemId }) => itemId === task._id);
  };
  expect((await eventually('the reminder', reminder)).title).toBe('Call Reminded Lead');
  const ownerId = idOf('ben');
  await world.app.admin.patch(`/api/tasks/${task._id}`, { assigneeId: ownerId });
  await world.app.admin.patch(`/api/leads/${lead._id}`, { ownerId });
  expect(await reminder()).toMatchObject({ leadId: null, leadName: null, title: null });
});

test('W15: counts and saved views count the leads that the person sees', async () => {
  const countOf = async (client: ApiClient, query = '') =>
    (await client.get<LeadCount>(`/api/leads/counts?${query}`)).body.count;
  expect(await countOf(ann, 'q=bens')).toBe(0);
  expect(await countOf(ben, 'q=bens')).toBe(1);
  expect(await countOf(ann, `owner=${idOf('ben')}`)).toBe(0);
  expect(await countOf(ann)).toBe((await namesOf(ann, 'limit=200')).length);
  const view = { name: 'Of Ben', query: `owner=${idOf('ben')}`, isShared: true };
  const { body: saved } = await ben.post<View>('/api/views', view);
  const viewOf = async (client: ApiClient) =>
    (await client.get<ViewList>('/api/views?counts=true')).body.views.find(
      ({ _id }) => _id === saved._id,
    );
  expect((await viewOf(ann))?.count).toEqual({ count: 0, isMore: false });
  expect((await viewOf(ben))?.count?.count).toBeGreaterThan(0);
});

test('W15: the filters offer what the leads have that the person sees', async () => {
  const tag = (id: string, name: string) =>
    world.app.admin.patch(`/api/leads/${id}`, { tags: [name] });
  await tag(annsLead._id, 'of-ann');
  await tag(bensLead._id, 'of-ben');
  await tag(nobodysLead._id, 'of-nobody');
  const tagsOf = async (client: ApiClient, search = '') =>
    (await client.get<LeadValues>(`/api/leads/values?field=tag&search=${search}`)).body.values.map(
      ({ value }) => value,
    );
  expect(await tagsOf(ann)).toEqual(['of-ann', 'of-nobody']);
  expect(await tagsOf(ben)).toEqual(['of-ben', 'of-nobody']);
  expect(await tagsOf(ann, 'of-ben')).toEqual([]);
  expect(await tagsOf(world.app.admin)).toEqual(['of-ann', 'of-ben', 'of-nobody']);
});

test('W15: the board shows and counts the leads that the person sees', async () => {
  const namesOn = async (client: ApiClient) => {
    const { columns } = (await client.get<BoardAnswer>('/api/board?status=New')).body;
    const [{ count, leads } = { count: 0, leads: [] }] = columns;
    expect(leads).toHaveLength(count);
    return leads.map(({ name }) => name);
  };
  expect(await namesOn(ann)).toContain('Anns Lead');
  expect(await namesOn(ann)).not.toContain('Bens Lead');
  expect(await namesOn(ben)).toContain('Bens Lead');
  const moved = await ann.patch<ErrorAnswer>(`/api/leads/${annsLead._id}`, {
    after: bensLead._id,
  });
  expect([moved.status, moved.body.code]).toEqual([409, 'place-changed-since']);
});

test('W15: the dashboard counts the leads that the person sees', async () => {
  const today = new Date().toISOString().slice(0, 10);
  const countedFor = async (client: ApiClient) => {
    const path = `/api/dashboard?from=${today}&to=${today}`;
    const { current, untouched } = (await client.get<Dashboard>(path)).body;
    const owners = current.times.byOwner.map(({ id }) => id);
    return {
      leads: current.leads,
      ages: untouched.reduce((sum, { count }) => sum + count, 0),
      owners,
    };
  };
  const all = await world.leads();
  await eventually('all leads are counted', async () => {
    return (await countedFor(world.app.admin)).leads === all.length;
  });
  const seen = all.filter(({ ownerId }) => ownerId === null || ownerId === idOf('ann'));
  await eventually(
    'the last change of an owner is counted',
    async () => (await countedFor(ann)).leads === seen.length,
  );
  const { ages, owners } = await countedFor(ann);
  expect(ages).toBe(seen.length);
  expect(owners).not.toContain(idOf('ben'));
});

test('W16: a change of many leads passes over those of somebody else', async () => {
  const ids = [annsLead._id, bensLead._id];
  const { body } = await ann.post<BulkRun>('/api/leads/bulk', {
    ids,
    change: { priority: 'high' },
  });
  expect(body).toMatchObject({
    changed: 1,
    skipped: [{ leadId: bensLead._id, reason: 'not-found' }],
  });
  const after = await ben.get<LeadDetails>(`/api/leads/${bensLead._id}`);
  expect(after.body.priority).toBeNull();
});

test('only the person who gave leads away by mistake can take them back', async () => {
  const [one, many] = [await add('Given Alone', idOf('ann')), await add('Given', idOf('ann'))];
  const ownerId = idOf('ben');
  const given = await ann.patch<LeadDetails>(`/api/leads/${one._id}`, { ownerId });
  expect((await ann.get(`/api/leads/${one._id}`)).status).toBe(404);
  const { changeId } = given.body;
  const cleo = await addUser(world.app, 'user', 'other@example.com');
  expect((await cleo.post(`/api/leads/${one._id}/undo`, { changeId })).status).toBe(404);
  expect((await ann.post(`/api/leads/${one._id}/undo`, { changeId })).status).toBe(200);
  expect((await ann.get(`/api/leads/${one._id}`)).status).toBe(200);

  const run = await ann.post<BulkRun>('/api/leads/bulk', { ids: [many._id], change: { ownerId } });
  expect((await ann.get(`/api/leads/${many._id}`)).status).toBe(404);
  const undone = await ann.post<BulkRun>(`/api/leads/bulk/${run.body._id}/undo`, {});
  expect(undone.body.changed).toBe(1);
  expect((await ann.get(`/api/leads/${many._id}`)).status).toBe(200);
});

test('W16: an undo of another change does not reach a lead that somebody else owns by now', async () => {
  const lead = await add('Renamed', idOf('ann'));
  const { changeId } = (
    await ann.patch<LeadDetails>(`/api/leads/${lead._id}`, { name: 'New Name' })
  ).body;
  await world.app.admin.patch(`/api/leads/${lead._id}`, { ownerId: idOf('ben') });
  expect((await ann.post(`/api/leads/${lead._id}/undo`, { changeId })).status).toBe(404);
  expect((await ben.get<LeadDetails>(`/api/leads/${lead._id}`)).body.name).toBe('New Name');
});

test('W16: other enquiries of the same person do not name leads of somebody else', async () => {
  const email = 'same@example.com';
  const addSame = async (name: string, ownerId: string) =>
    (await world.app.admin.post<LeadDetails>('/api/leads', { name, email, ownerId })).body._id;
  const own = await addSame('Same Own', idOf('ann'));
  const other = await addSame('Same Other', idOf('ben'));
  const relatedOf = async (client: ApiClient) =>
    (await client.get<RelatedLeadList>(`/api/leads/${own}/related`)).body.related;
  expect(await relatedOf(ann)).toEqual([]);
  expect((await relatedOf(world.app.admin)).map(({ _id }) => _id)).toEqual([other]);
  const refused = await Promise.all([
    ann.post(`/api/leads/${own}/unlinked`, { leadId: other }),
    ann.delete(`/api/leads/${own}/unlinked/${other}`),
  ]);
  expect(refused.map(({ status }) => status)).toEqual([404, 404]);
});

test('"take next" gives no lead of somebody else', async () => {
  const taken: string[] = [];
  for (;;) {
    const { lead } = (await ann.post<TakeNextAnswer>('/api/leads/take-next', {})).body;
    if (!lead) break;
    taken.push(lead.name);
    expect([idOf('ann'), null]).toContain(lead.ownerId);
  }
  expect(taken).not.toContain('Bens Lead');
});

test('W16: neither the position of the live events nor the events tell how much others do', async () => {
  const positionOf = async (client: ApiClient) =>
    (await client.get('/api/leads?limit=1')).headers.get('x-live-position');
  const own = await add('Own', idOf('ann'));
  const other = await add('Other', idOf('ben'));
  const watches = await Promise.all([watchEvents(ann), watchEvents(ben)]);
  const [seenByAnn, seenByBen] = watches;
  const hears = (watch: typeof seenByAnn, id: string) =>
    eventually('the event of the lead', () =>
      watch.events.some((event) => event.type === 'lead.updated' && event.data._id === id),
    );
  // The events of before have been told by then.
  await world.app.admin.patch(`/api/leads/${own._id}`, { priority: 'low' });
  await hears(seenByAnn, own._id);
  const before = { ann: await positionOf(ann), ben: await positionOf(ben) };
  seenByAnn.events.length = 0;

  await world.app.admin.patch(`/api/leads/${other._id}`, { priority: 'high' });
  await world.app.admin.post(`/api/leads/${other._id}/notes`, {
    text: 'Call',
    mentions: [idOf('ben')],
  });
  await hears(seenByBen, other._id);
  await eventually('Ben is told of the note', () =>
    seenByBen.events.some(({ type }) => type === 'notices.changed'),
  );
  expect(await positionOf(ann)).toBe(before.ann);
  expect(seenByAnn.events).toEqual([]);
  expect(await positionOf(ben)).not.toBe(before.ben);

  await world.app.admin.patch(`/api/leads/${own._id}`, { priority: 'normal' });
  await hears(seenByAnn, own._id);
  expect(await positionOf(ann)).not.toBe(before.ann);
  for (const watch of watches) watch.close();
});

test('an API key sees all leads', async () => {
  const { body } = await world.app.admin.post<NewApiKeyAnswer>('/api/api-keys', {
    name: 'n8n',
    scopes: ['leads:read'],
  });
  const headers = { authorization: `Bearer ${body.key}` };
  const stranger = world.app.stranger();
  expect((await stranger.get(`/api/leads/${bensLead._id}`, { headers })).status).toBe(200);
});

test('W17: the event stream is silent about leads of somebody else, and says when one is hidden', async () => {
  const watch = await watchEvents(ann);
  const lead = await add('Shared', null);
  await eventually('the lead comes', () =>
    watch.events.some(({ type }) => type === 'lead.created'),
  );
  await world.app.admin.patch(`/api/leads/${lead._id}`, { ownerId: idOf('ben') });
  await world.app.admin.patch(`/api/leads/${lead._id}`, { company: 'Secret Ltd' });
  await world.app.admin.patch(`/api/leads/${annsLead._id}`, { company: 'Own Ltd' });
  await eventually('the own lead changes', () =>
    watch.events.some(({ type, data }) => type === 'lead.updated' && data._id === annsLead._id),
  );
  const ofLead = watch.events.filter(({ data }) => '_id' in data && data._id === lead._id);
  expect(ofLead.map(({ type }) => type)).toEqual(['lead.created', 'lead.hidden']);
  expect(JSON.stringify(watch.events)).not.toContain('Secret Ltd');
  watch.close();
});

test('W17: a stream ends when the setting changes, and then everybody sees all', async () => {
  const watch = await watchEvents(ann);
  await limit('all');
  await eventually('the stream ends', () => watch.isOver());
  expect(await namesOf(ann)).toContain('Bens Lead');
  await limit('own-and-unassigned');
});
