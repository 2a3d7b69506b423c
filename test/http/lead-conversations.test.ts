import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { NewApiKeyAnswer } from '../../src/contract/api-key.ts';
import type { ErrorAnswer } from '../../src/contract/error.ts';
import type { LeadDetails } from '../../src/contract/lead.ts';
import type {
  ChangeConversationBody,
  ConversationAnswer,
  ConversationBody,
  ConversationList,
} from '../../src/contract/lead-conversation.ts';
import type { Timeline } from '../../src/contract/lead-timeline.ts';
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

type Answer = ConversationAnswer & ErrorAnswer;

async function newLead(): Promise<LeadDetails> {
  const { leads } = await world.meta.control.createLeads({ formId: DEMO.forms.weddingCake });
  return world.lead(leads[0]?.id ?? '');
}
const read = async (id: string) => (await sales.get<LeadDetails>(`/api/leads/${id}`)).body;
const contactOf = async (id: string) => (await read(id)).journey.firstContactedAt;
const entriesOf = async (id: string) =>
  (await sales.get<Timeline>(`/api/leads/${id}/timeline`)).body.entries;
const pathOf = (id: string, conversationId = '') =>
  `/api/leads/${id}/conversations${conversationId}`;
const CALL = { channel: 'call', direction: 'out', outcome: 'reached' } as const;

/** Logs a call, and returns the address of the conversation. */
async function log(id: string, body: ConversationBody = CALL, client = sales): Promise<string> {
  const { conversation } = (await client.post<Answer>(pathOf(id), body)).body;
  return pathOf(id, `/${conversation._id}`);
}
const correct = (path: string, body: ChangeConversationBody, client: ApiClient = sales) =>
  client.patch<Answer>(path, body);

test('a wrong outcome is corrected: the person waits again, and the timeline says what was there before', async () => {
  const { _id } = await newLead();
  const path = await log(_id, { ...CALL, text: 'Spoke to her' });
  expect(await contactOf(_id)).not.toBeNull();
  const { status, body } = await correct(path, { outcome: 'no_answer', text: 'Nobody there' });
  expect(status).toBe(200);
  expect(body.conversation).toMatchObject({
    channel: 'call',
    outcome: 'no_answer',
    text: 'Nobody there',
    editedAt: expect.any(String),
  });
  const list = await sales.get<ConversationList>(pathOf(_id));
  expect(list.body.conversations).toEqual([body.conversation]);
  expect(await contactOf(_id)).toBeNull();
  const entries = await entriesOf(_id);
  expect(entries.slice(0, 2)).toMatchObject([
    {
      type: 'lead.conversation-changed',
      by: { name: 'Sam Example' },
      changes: [{ field: 'outcome', from: 'reached', to: 'no_answer' }],
      conversation: { outcome: 'no_answer' },
    },
    { type: 'lead.conversation-logged', changes: [], conversation: { outcome: 'no_answer' } },
  ]);
  expect(JSON.stringify(entries)).not.toContain('Spoke to her');
});

test('a removed conversation leaves its entries in the timeline, without what was said', async () => {
  const { _id } = await newLead();
  const path = await log(_id, { ...CALL, text: 'Secret' });
  expect((await sales.delete(path)).body).toEqual({ success: true });
  expect((await sales.delete(path)).status).toBe(404);
  expect((await correct(path, { text: 'Again' })).status).toBe(404);
  expect(await read(_id)).toMatchObject({ conversations: [], journey: { firstContactedAt: null } });
  expect((await sales.get<ConversationList>(pathOf(_id))).body.conversations).toEqual([]);
  const entries = await entriesOf(_id);
  expect(entries.slice(0, 2)).toMatchObject([
    { type: 'lead.conversation-removed', changes: [], conversation: null },
    { type: 'lead.conversation-logged', changes: [], conversation: null },
  ]);
  expect(JSON.stringify(entries)).not.toContain('Secret');
});

test('only the person or the program that logged a conversation and admins correct and remove it', async () => {
  const { _id } = await newLead();
  const path = await log(_id);
  const refused = await correct(path, { outcome: 'no_answer' }, other);
  expect([refused.status, refused.body.code]).toEqual([403, 'not-your-conversation']);
  expect((await other.delete(path)).status).toBe(403);
  expect((await correct(path, { text: 'By an admin' }, world.app.admin)).status).toBe(200);
  expect((await world.app.admin.delete(path)).status).toBe(200);

  const body = { name: 'Dialler', scopes: ['leads:write'] };
  const { key } = (await world.app.admin.post<NewApiKeyAnswer>('/api/api-keys', body)).body;
  const program = (method: string, address: string, content: object) =>
    fetch(new URL(address, world.app.url), {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(content),
    });
  const logged = (await (await program('POST', pathOf(_id), CALL)).json()) as ConversationAnswer;
  const own = pathOf(_id, `/${logged.conversation._id}`);
  expect((await correct(own, { text: 'Not mine' })).status).toBe(403);
  expect((await program('PATCH', own, { text: 'Mine' })).status).toBe(200);
  expect((await program('PATCH', await log(_id), { text: 'Not mine' })).status).toBe(403);
});

test('a conversation that somebody has corrected since it was seen is refused with 409', async () => {
  const { _id } = await newLead();
  const path = await log(_id);
  const { editedAt } = (await correct(path, { text: 'One', seenEditedAt: null })).body.conversation;
  const late = await correct(path, { text: 'Two', seenEditedAt: null });
  expect([late.status, late.body.code]).toEqual([409, 'changed-since']);
  expect((await sales.delete(`${path}?seenEditedAt=never`)).status).toBe(409);
  expect((await correct(path, { text: 'Three', seenEditedAt: editedAt })).status).toBe(200);
});

test('a correction into the future, to an unknown channel or of another lead is refused', async () => {
  const { _id } = await newLead();
  const another = await newLead();
  const path = await log(_id);
  const startedAt = new Date(Date.now() + 3_600_000).toISOString();
  const future = await correct(path, { startedAt });
  expect([future.status, future.body.params]).toEqual([400, { fields: 'startedAt' }]);
  expect((await correct(path, { channel: 'fax' as 'call' })).status).toBe(400);
  expect((await correct(path.replace(_id, another._id), { text: 'x' })).status).toBe(404);
  expect((await correct(path.replace(_id, 'no-such-lead'), { text: 'x' })).status).toBe(404);
});

test('W26: an undo of the status does not bring back the contact of a call that was removed', async () => {
  const { _id } = await newLead();
  const path = await log(_id);
  const { changeId } = (
    await sales.patch<LeadDetails>(`/api/leads/${_id}`, { status: 'Contacted' })
  ).body;
  await sales.delete(path);
  expect(await contactOf(_id), 'the status still says so').not.toBeNull();
  await sales.post(`/api/leads/${_id}/undo`, { changeId });
  expect(await read(_id)).toMatchObject({ status: 'New', journey: { firstContactedAt: null } });
});
