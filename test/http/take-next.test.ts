import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewApiKeyAnswer } from '../../src/contract/api-key.ts';
import type { TakeNextAnswer } from '../../src/contract/assignment.ts';
import type { ErrorAnswer } from '../../src/contract/error.ts';
import type { LeadDetails } from '../../src/contract/lead.ts';
import { addUser } from '../support/add-user.ts';
import type { ApiClient } from '../support/api-client.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
let ann: ApiClient;
let ben: ApiClient;
beforeAll(async () => {
  world = await startWorld();
  ann = await addUser(world.app, 'user', 'ann@example.com');
  ben = await addUser(world.app, 'user', 'ben@example.com');
});
afterAll(() => world.close());

const take = async (client: ApiClient) =>
  (await client.post<TakeNextAnswer>('/api/leads/take-next', {})).body.lead;
const add = async (body: object = {}) =>
  (await world.app.admin.post<LeadDetails>('/api/leads', { name: 'Walk In', ...body })).body;

test('two people who take the next lead never get the same one, and everybody sees who has it', async () => {
  expect(await take(ann)).toBeNull();
  const normal = await add();
  const urgent = await add({ priority: 'high' });
  const [first, second] = [await take(ann), await take(ben)];
  expect([first?._id, second?._id]).toEqual([urgent._id, normal._id]);
  expect(await take(ann)).toBeNull();
  const seen = (await ben.get<LeadDetails>(`/api/leads/${urgent._id}`)).body;
  expect(seen.lease).toEqual(first?.lease);
  const ms = Date.parse(seen.lease?.until ?? '') - Date.now();
  expect(ms).toBeGreaterThan(4 * 60_000);
  expect(ms).toBeLessThanOrEqual(5 * 60_000);
});

test('many people at once get different leads', async () => {
  const added = await Promise.all(Array.from({ length: 10 }, () => add()));
  const taken = await Promise.all(
    Array.from({ length: 12 }, (_, index) => take(index % 2 === 0 ? ann : ben)),
  );
  const ids = taken.flatMap((lead) => lead?._id ?? []);
  expect(ids.toSorted()).toEqual(added.map(({ _id }) => _id).toSorted());
});

test('a second enquiry of a person waits while somebody else has the first, who can give it back', async () => {
  const contact = { email: 'ada@example.com', phone: '+49 170 1234567' };
  await add({ name: 'Ada L.', phone: '0049170 123 45 67', priority: 'high' });
  await add({ name: 'A. Lovelace', email: 'ADA@example.com', priority: 'high' });
  await add({ ...contact, name: 'Ada', priority: 'high' });
  const mine = await take(ann);
  expect(await take(ben)).toBeNull();
  expect((await ben.delete(`/api/leads/${mine?._id}/lease`)).status).toBe(200);
  expect(await take(ben)).toBeNull();
  const given = await ann.delete<LeadDetails>(`/api/leads/${mine?._id}/lease`);
  expect(given.body.lease).toBeNull();
  expect((await take(ben))?._id).toBe(mine?._id);
  expect((await ann.delete('/api/leads/no-such-lead/lease')).status).toBe(404);
});

test('a program takes no lead', async () => {
  const { body } = await world.app.admin.post<NewApiKeyAnswer>('/api/api-keys', {
    name: 'n8n',
    scopes: ['leads:write'],
  });
  const response = await fetch(`${world.app.url}/api/leads/take-next`, {
    method: 'POST',
    headers: { authorization: `Bearer ${body.key}` },
  });
  expect(response.status).toBe(403);
  expect(((await response.json()) as ErrorAnswer).code).toBe('session-needed');
});
