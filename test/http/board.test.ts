import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ErrorAnswer } from '../../src/contract/error.ts';
import type { LeadDetails } from '../../src/contract/lead.ts';
import type { UpdateLeadBody } from '../../src/contract/lead-edit.ts';
import type { BoardAnswer, BoardColumn } from '../../src/contract/pipeline.ts';
import type { SessionAnswer } from '../../src/contract/session.ts';
import { addUser } from '../support/add-user.ts';
import type { ApiClient } from '../support/api-client.ts';
import { eventually } from '../support/eventually.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { watchEvents } from '../support/watch-events.ts';

let world: World;
let sales: ApiClient;
beforeEach(async () => {
  world = await startWorld();
  sales = await addUser(world.app, 'user', 'sales@example.com');
});
afterEach(() => world.close());

const addLead = async (name: string, source?: 'website'): Promise<LeadDetails> =>
  (await sales.post<LeadDetails>('/api/leads', { name, ...(source && { source }) })).body;
const addLeads = async (...names: readonly string[]) => {
  const leads: LeadDetails[] = [];
  for (const name of names) leads.push(await addLead(name));
  return leads;
};
const patch = ({ _id }: Pick<LeadDetails, '_id'>, body: UpdateLeadBody) =>
  sales.patch<LeadDetails & ErrorAnswer>(`/api/leads/${_id}`, body);
const column = async (status: string, query = ''): Promise<BoardColumn> => {
  const { columns } = (await sales.get<BoardAnswer>(`/api/board?${query}`)).body;
  const found = columns.find(({ stage }) => stage.id === status);
  if (!found) throw new Error(`there is no column ${status}`);
  return found;
};
const names = async (status: string, query?: string) =>
  (await column(status, query)).leads.map(({ name }) => name);

test('the board has a column for each stage, with all leads counted', async () => {
  await addLeads('A', 'B', 'C');
  const { columns } = (await sales.get<BoardAnswer>('/api/board?limit=2')).body;
  expect(columns.map(({ stage, count, leads }) => [stage.id, count, leads.length])).toEqual([
    ['New', 3, 2],
    ['Contacted', 0, 0],
    ['Qualified', 0, 0],
    ['Meeting', 0, 0],
    ['Won', 0, 0],
    ['Lost', 0, 0],
  ]);
});

test('W19: a lead keeps its place, also after a restart, and no other lead moves', async () => {
  const [a, b, c, d] = await addLeads('A', 'B', 'C', 'D');
  expect(await names('New')).toEqual(['D', 'C', 'B', 'A']);
  expect((await patch(a!, { after: d!._id })).status).toBe(200);
  expect(await names('New')).toEqual(['D', 'A', 'C', 'B']);
  await patch(b!, { after: null });
  expect(await names('New')).toEqual(['B', 'D', 'A', 'C']);
  await patch(c!, { status: 'won', after: null });
  await patch(d!, { status: 'Won', after: c!._id });
  expect(await names('Won')).toEqual(['C', 'D']);
  await world.restart();
  sales = world.app.admin;
  expect(await names('Won')).toEqual(['C', 'D']);
  expect(await names('New')).toEqual(['B', 'A']);
});

test('W19: a lead that is to go below one that has left the column is not moved, and the answer says so', async () => {
  const [a, b] = await addLeads('A', 'B');
  await patch(b!, { status: 'Won' });
  const { status, body } = await patch(a!, { status: 'Contacted', after: b!._id });
  expect([status, body.code]).toEqual([409, 'place-changed-since']);
  expect(await names('New')).toEqual(['A']);
});

test('W21: every lead of a big column can be reached, and its count is right', async () => {
  const all = Array.from({ length: 130 }, (_, n) => `Lead ${n}`);
  for (const name of all) await addLead(name);
  const first = await column('New');
  expect([first.count, first.leads.length]).toEqual([130, 50]);
  const read = first.leads.map(({ name }) => name);
  for (let cursor = first.nextCursor; cursor !== null;) {
    const page = await column('New', `status=new&cursor=${encodeURIComponent(cursor)}`);
    expect(page.count).toBe(130);
    read.push(...page.leads.map(({ name }) => name));
    cursor = page.nextCursor;
  }
  expect(read.toSorted()).toEqual(all.toSorted());
});

test('the filters of the list narrow the columns and their counts', async () => {
  const [, ada] = await addLeads('Grace Hopper', 'Ada Lovelace');
  await addLead('Grace Kelly', 'website');
  expect(await names('New', 'q=grace')).toEqual(['Grace Kelly', 'Grace Hopper']);
  expect((await column('New', 'q=grace&source=website')).count).toBe(1);
  expect(await names('New', 'source=website')).toEqual(['Grace Kelly']);
  const { user } = (await sales.get<SessionAnswer>('/api/session')).body;
  await patch(ada!, { tags: { add: ['fair'] }, ownerId: user.id, status: 'Won' });
  for (const query of ['tag=fair', 'owner=me', 'tag=fair&q=ada&from=today'])
    expect((await column('Won', query)).count, query).toBe(1);
  expect(await names('New', 'owner=none&source=manual')).toEqual(['Grace Hopper']);
});

test('open boards hear of a move within a column, and the timeline does not tell of it', async () => {
  const [a] = await addLeads('A', 'B');
  const watch = await watchEvents({ url: sales.url, cookie: sales.cookie });
  await patch(a!, { after: null });
  await eventually('the event', () =>
    watch.events.some(({ type, data }) => type === 'lead.updated' && data._id === a!._id),
  );
  watch.close();
  const { entries } = (
    await sales.get<{ entries: { type: string }[] }>(`/api/leads/${a!._id}/timeline`)
  ).body;
  expect(entries.map(({ type }) => type)).toEqual(['lead.created']);
});

test.each(['limit=0', 'limit=201', 'source=tiktok', 'status=New&cursor=made-up'])(
  'the board with %s is refused with 400',
  async (query) => {
    await addLead('A');
    expect((await sales.get(`/api/board?${query}`)).status).toBe(400);
  },
);
