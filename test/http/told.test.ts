import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NoteAnswer } from '../../src/contract/lead-note.ts';
import type { LeadDetails } from '../../src/contract/lead.ts';
import type { NoticeList } from '../../src/contract/notice.ts';
import type { UserList } from '../../src/contract/user.ts';
import { addUser } from '../support/add-user.ts';
import type { ApiClient } from '../support/api-client.ts';
import { eventually } from '../support/eventually.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { watchEvents } from '../support/watch-events.ts';

let world: World;
let sam: ApiClient;
let samId: string;
beforeAll(async () => {
  world = await startWorld();
  sam = await addUser(world.app, 'user');
  const { users } = (await world.app.admin.get<UserList>('/api/users')).body;
  samId = users.find(({ role }) => role === 'user')?.id ?? '';
});
afterAll(() => world.close());

const add = async (name: string) =>
  (await world.app.admin.post<LeadDetails>('/api/leads', { name })).body;
const noticesOf = async (client = sam) =>
  (await client.get<NoticeList>('/api/notices?limit=100')).body.notices;
const toldOf = (leadId: string, client = sam) =>
  eventually('the person is told', async () => {
    const found = (await noticesOf(client)).filter((notice) => notice.leadId === leadId);
    return found.length > 0 && found;
  });

test('W7: a person who gets a lead by hand is told once, and the one who gave it is not', async () => {
  const watch = await watchEvents(sam);
  const lead = await add('Grace Hopper');
  await world.app.admin.patch(`/api/leads/${lead._id}`, { ownerId: samId });
  expect(await toldOf(lead._id)).toMatchObject([
    { kind: 'lead-assigned', leadName: 'Grace Hopper', readAt: null },
  ]);
  await eventually('the open screen is told', async () =>
    watch.events.some(({ type }) => type === 'notices.changed'),
  );
  expect(await noticesOf(world.app.admin)).toEqual([]);
  watch.close();
});

test('W25: a person whom a note mentions is told by whom, also if the mention was added later, and once for each note', async () => {
  const lead = await add('Ada Lovelace');
  const path = `/api/leads/${lead._id}/notes`;
  const { note } = (await world.app.admin.post<NoteAnswer>(path, { text: 'Hello' })).body;
  await world.app.admin.patch(`${path}/${note._id}`, { text: 'Hello @Sam Example' });
  const told = await toldOf(lead._id);
  expect(told).toMatchObject([
    { kind: 'mentioned', leadName: 'Ada Lovelace', itemId: note._id, byName: note.authorName },
  ]);
  await world.app.admin.patch(`${path}/${note._id}`, { text: 'Hello again @Sam Example' });
  await world.app.admin.post(path, { text: 'Another one for @Sam Example' });
  await eventually('the second note is told', async () => (await toldOf(lead._id)).length > 1);
  expect(await toldOf(lead._id)).toHaveLength(2);
});

test('a notice of a mention does not say who wrote it after the lead was hidden from the person', async () => {
  const lead = await add('Hidden Hopper');
  const { note } = (
    await world.app.admin.post<NoteAnswer>(`/api/leads/${lead._id}/notes`, {
      text: 'Hello @Sam Example',
    })
  ).body;
  const noticeOf = async () => (await noticesOf()).find(({ itemId }) => itemId === note._id);
  const { _id } = await eventually('the person is told', async () => (await noticeOf()) ?? false);
  const { users } = (await world.app.admin.get<UserList>('/api/users')).body;
  const ownerId = users.find(({ role }) => role === 'admin')?.id ?? '';
  await world.app.admin.patch(`/api/leads/${lead._id}`, { ownerId });
  await world.app.admin.put('/api/settings/visibility', { leads: 'own-and-unassigned' });
  const hidden = (await noticesOf()).find((notice) => notice._id === _id);
  await world.app.admin.put('/api/settings/visibility', { leads: 'all' });
  expect(hidden).toMatchObject({ leadId: null, leadName: null, itemId: null, byName: null });
});

test('what happened while LeadRabbit was stopping is told after the next start', async () => {
  const lead = await add('Late Lead');
  await world.app.admin.patch(`/api/leads/${lead._id}`, { ownerId: samId });
  await world.restart();
  expect(await toldOf(lead._id)).toHaveLength(1);
});
