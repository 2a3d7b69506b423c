import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { ErrorAnswer } from '../../src/contract/error.ts';
import type { LeadDetails } from '../../src/contract/lead.ts';
import type { ConversationBody, ConversationList } from '../../src/contract/lead-conversation.ts';
import type { LeadNoteList, NoteAnswer } from '../../src/contract/lead-note.ts';
import type { Timeline, TimelineEntry } from '../../src/contract/lead-timeline.ts';
import type { UserList } from '../../src/contract/user.ts';
import { addUser } from '../support/add-user.ts';
import type { ApiClient } from '../support/api-client.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
let sales: ApiClient;
let other: ApiClient;
beforeAll(async () => {
  world = await startWorld();
  await world.connect();
  await world.enable(DEMO.bakeryId);
  sales = await addUser(world.app, 'user', 'sales@example.com');
  other = await addUser(world.app, 'user');
});
afterAll(() => world.close());

async function newLead(): Promise<LeadDetails> {
  const { leads } = await world.meta.control.createLeads({ formId: DEMO.forms.weddingCake });
  return world.lead(leads[0]?.id ?? '');
}
const read = async (id: string) => (await sales.get<LeadDetails>(`/api/leads/${id}`)).body;
async function timelineOf(id: string, limit = 50): Promise<TimelineEntry[]> {
  const entries: TimelineEntry[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Timeline = (
      await sales.get<Timeline>(
        `/api/leads/${id}/timeline?limit=${limit}${cursor === '' ? '' : `&cursor=${cursor}`}`,
      )
    ).body;
    expect(page.entries.length).toBeLessThanOrEqual(limit + 1);
    entries.push(...page.entries);
    cursor = page.nextCursor;
  }
  return entries;
}

describe('notes', () => {
  const add = (id: string, text: string, client: ApiClient = sales) =>
    client.post<NoteAnswer & ErrorAnswer>(`/api/leads/${id}/notes`, { text });

  test('a note is added, listed and part of the lead', async () => {
    const { _id } = await newLead();
    const { status, body } = await add(_id, '  Wants a\ncake  ');
    expect(status).toBe(201);
    expect(body.note).toMatchObject({
      text: 'Wants a\ncake',
      authorName: 'Sam Example',
      editedAt: null,
      mentions: [],
    });
    const list = await sales.get<LeadNoteList>(`/api/leads/${_id}/notes`);
    expect(list.body.notes).toEqual([body.note]);
    expect((await read(_id)).notes).toEqual([body.note]);
    expect(await world.leads()).not.toContainEqual(expect.objectContaining({ notes: [] }));
  });

  test('only its author and admins can change and remove a note', async () => {
    const { _id } = await newLead();
    const { note } = (await add(_id, 'Mine')).body;
    const path = `/api/leads/${_id}/notes/${note._id}`;
    const refused = await other.patch<ErrorAnswer>(path, { text: 'Not mine' });
    expect([refused.status, refused.body.code]).toEqual([403, 'not-your-note']);
    expect((await other.delete(path)).status).toBe(403);
    const changed = await sales.patch<NoteAnswer>(path, { text: 'Still mine' });
    expect(changed.body.note).toMatchObject({ text: 'Still mine', editedAt: expect.any(String) });
    expect((await world.app.admin.patch(path, { text: 'By an admin' })).status).toBe(200);
    expect((await world.app.admin.delete(path)).status).toBe(200);
    expect((await sales.delete(path)).status).toBe(404);
    expect((await read(_id)).notes).toEqual([]);
  });

  test('W25: a note keeps who it mentions, also a mention that is added later', async () => {
    await world.app.admin.post('/api/users', {
      name: 'Ada Lovelace',
      email: 'lovelace@example.com',
      role: 'user',
    });
    await world.app.admin.post('/api/users', {
      name: 'Ada',
      email: 'second@example.com',
      role: 'user',
    });
    const { users } = (await world.app.admin.get<UserList>('/api/users')).body;
    const idOf = (address: string) => users.find(({ email }) => email === address)?.id;
    const { _id } = await newLead();
    const { note } = (await add(_id, 'Ask @ada lovelace, not mail@adalovelace.example')).body;
    expect(note.mentions).toEqual([idOf('lovelace@example.com')]);
    const path = `/api/leads/${_id}/notes/${note._id}`;
    const later = await sales.patch<NoteAnswer>(path, { text: 'Ask @Ada and @Ada Lovelace!' });
    expect(later.body.note.mentions.toSorted()).toEqual(
      [idOf('lovelace@example.com'), idOf('second@example.com')].toSorted(),
    );
  });

  test('an empty note, a very long one and one of an unknown lead are refused', async () => {
    const { _id } = await newLead();
    expect((await add(_id, ' \n ')).status).toBe(400);
    expect((await add(_id, 'x'.repeat(10_001))).status).toBe(400);
    expect((await add(_id, 'x'.repeat(10_000))).status).toBe(201);
    expect((await add('no-such-lead', 'x')).status).toBe(404);
    expect((await sales.get('/api/leads/no-such-lead/notes')).status).toBe(404);
  });
});

describe('conversations', () => {
  const log = (id: string, body: ConversationBody) =>
    sales.post<ErrorAnswer>(`/api/leads/${id}/conversations`, body);

  test('a call is logged, listed and its id is part of the lead', async () => {
    const { _id } = await newLead();
    const startedAt = new Date(Date.now() - 1000).toISOString();
    const call = { channel: 'call', direction: 'out', outcome: 'no_answer', startedAt } as const;
    const { status, body } = await log(_id, call);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      conversation: { ...call, leadId: _id, text: '', by: { kind: 'user', name: 'Sam Example' } },
    });
    const list = await sales.get<ConversationList>(`/api/leads/${_id}/conversations`);
    const ids = list.body.conversations.map((each) => each._id);
    expect(ids).toHaveLength(1);
    expect(await read(_id)).toMatchObject({
      conversations: ids,
      journey: { firstContactedAt: null },
    });
    expect(await world.leads()).toContainEqual(
      expect.objectContaining({ _id, conversations: ids }),
    );
  });

  test('W26: a conversation that is logged later with an earlier time is the first contact', async () => {
    const { _id, createdAt } = await newLead();
    const after = (ms: number) => new Date(new Date(createdAt).getTime() + ms).toISOString();
    const reached = { channel: 'call', direction: 'out', outcome: 'reached' } as const;
    await log(_id, { ...reached, startedAt: after(200) });
    await log(_id, { ...reached, startedAt: after(100) });
    expect((await read(_id)).journey.firstContactedAt).toBe(after(100));
    await sales.patch(`/api/leads/${_id}`, { status: 'Won' });
    expect((await read(_id)).journey.firstContactedAt).toBe(after(100));
  });

  test('a call in the future, of an unknown kind or of an unknown lead is refused', async () => {
    const { _id } = await newLead();
    const call = { channel: 'call', direction: 'out' } as const;
    const startedAt = new Date(Date.now() + 3_600_000).toISOString();
    const future = await log(_id, { ...call, startedAt });
    expect([future.status, future.body.params]).toEqual([400, { fields: 'startedAt' }]);
    expect((await log(_id, { ...call, channel: 'fax' as 'call' })).status).toBe(400);
    expect((await log('no-such-lead', call)).status).toBe(404);
  });
});

describe('the timeline', () => {
  test('it tells everything that happened, with every value before and after and who did it', async () => {
    const { _id, name } = await newLead();
    await sales.post(`/api/leads/${_id}/seen`, {});
    await sales.patch(`/api/leads/${_id}`, { name: 'Grace B', contact: { city: 'Rome' } });
    const changed = await sales.patch<LeadDetails>(`/api/leads/${_id}`, { status: 'Contacted' });
    await sales.post(`/api/leads/${_id}/undo`, { changeId: changed.body.changeId });
    await sales.post(`/api/leads/${_id}/notes`, { text: 'A note' });
    await sales.post(`/api/leads/${_id}/conversations`, {
      channel: 'whatsapp',
      direction: 'in',
      text: 'Hello',
    });
    const entries = await timelineOf(_id);
    expect(entries).toMatchObject([
      { type: 'lead.conversation-logged', conversation: { channel: 'whatsapp', text: 'Hello' } },
      { type: 'lead.note-added', note: { text: 'A note' }, changes: [] },
      {
        type: 'lead.status-undone',
        changes: [{ field: 'status', from: 'Contacted', to: 'New' }],
      },
      {
        type: 'lead.status-changed',
        changes: [{ field: 'status', from: 'New', to: 'Contacted' }],
      },
      {
        type: 'lead.changed',
        changes: [
          { field: 'name', from: name, to: 'Grace B' },
          { field: 'contact.city', from: '', to: 'Rome' },
        ],
      },
      { type: 'lead.seen', changes: [] },
      { type: 'lead.created', by: { kind: 'system', id: 'intake' }, changes: [] },
    ]);
    for (const entry of entries.slice(0, -1))
      expect(entry.by).toMatchObject({ kind: 'user', name: 'Sam Example' });
  });

  test('W23: three changes within one second are three entries, also on pages of one', async () => {
    const { _id } = await newLead();
    for (const company of ['A', 'B', 'C']) await sales.patch(`/api/leads/${_id}`, { company });
    const entries = await timelineOf(_id, 1);
    expect(entries.map(({ changes }) => changes[0]?.to)).toEqual(['C', 'B', 'A', undefined]);
    expect(await timelineOf(_id)).toEqual(entries);
  });

  test('W24: a removed note leaves its entries, without its text', async () => {
    const { _id } = await newLead();
    const path = `/api/leads/${_id}/notes`;
    const { note } = (await sales.post<NoteAnswer>(path, { text: 'Secret' })).body;
    await sales.patch(`${path}/${note._id}`, { text: 'More secret' });
    await sales.delete(`${path}/${note._id}`);
    const entries = await timelineOf(_id);
    expect(entries.map(({ type }) => type)).toEqual([
      'lead.note-removed',
      'lead.note-edited',
      'lead.note-added',
      'lead.created',
    ]);
    expect(JSON.stringify(entries)).not.toContain('ecret');
  });

  test('a timeline of an unknown lead is 404, and an unknown cursor 400', async () => {
    expect((await sales.get('/api/leads/no-such-lead/timeline')).status).toBe(404);
    const { _id } = await newLead();
    expect((await sales.get(`/api/leads/${_id}/timeline?cursor=x`)).status).toBe(400);
  });
});
