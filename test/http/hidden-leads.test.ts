import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Dashboard } from '../../src/contract/dashboard.ts';
import type { UserList } from '../../src/contract/user.ts';
import { addUser } from '../support/add-user.ts';
import type { ApiClient } from '../support/api-client.ts';
import { eventually } from '../support/eventually.ts';
import { callsOf, type DocumentedCall, type OpenApiDocument } from '../support/openapi/document.ts';
import {
  searchingRequests,
  type Known,
  type SearchingRequest,
} from '../support/openapi/searching-requests.ts';
import { sendLead, startSalesWorld, type SalesWorld } from '../support/start-sales-world.ts';

/** Calls about leads whose answers name none. */
const SAY_NO_NAMES = ['GET /api/leads/counts', 'GET /api/leads/bulk', 'GET /api/leads/bulk/{id}'];

/** They end the session that the other calls need, never end, or belong to the sign-in. */
const LEFT_OUT = /\/sign-out|\/events$|\/account\/(sessions|password|two-factor)|\/setup|\/docs/;

let sales: SalesWorld;
let ann: ApiClient;
let document: OpenApiDocument;
let calls: readonly DocumentedCall[];
/** What a person knows who looks for hidden leads. */
let known: Known;
/** The same without ids of what Ben gets. */
let little: Known;
/** The answers to Ann before Ben had leads. */
let before: ReadonlyMap<string, string>;

/** The lead of Ben. Nothing of it is anywhere else. */
const HIDDEN = {
  name: 'Zephyrine Quillon',
  email: 'zephyrine@hidden.example',
  phone: '+34 655 010 203',
  company: 'Quillon Works',
  tags: ['quillon'],
  priority: 'high',
};
const TRACE = /zephyrine|quillon|655\D?010\D?203/i;

interface Found {
  readonly request: SearchingRequest;
  readonly status: number;
  readonly text: string;
}

async function send(client: ApiClient, request: SearchingRequest): Promise<Found> {
  const response = await fetch(new URL(request.path, client.url), {
    method: request.call.method,
    redirect: 'manual',
    headers: {
      cookie: client.cookie,
      ...(request.call.method !== 'GET' && { 'content-type': 'application/json' }),
    },
    ...(request.call.method !== 'GET' && { body: JSON.stringify(request.body ?? {}) }),
  });
  return { request, status: response.status, text: await response.text() };
}

const nameOf = ({ call }: SearchingRequest) => `${call.method} ${call.path}`;
const toText = ({ path, body }: SearchingRequest) =>
  `${decodeURIComponent(path)} ${JSON.stringify(body) ?? ''}`;

/** Whether an answer has something of the hidden lead that was not in the request. */
function hasTrace({ request, text }: Found): boolean {
  const asked = toText(request);
  if (known.ids.some((id) => text.includes(id) && !asked.includes(id))) return true;
  return TRACE.test(text) && !TRACE.test(asked);
}

const requestsOf = (about: Known, isWanted: (call: DocumentedCall) => boolean) =>
  calls
    .filter((call) => !LEFT_OUT.test(call.path) && isWanted(call))
    .flatMap((call) => searchingRequests(call, document, about));

const isRead = ({ method }: DocumentedCall) => method === 'GET';

async function sendAll(client: ApiClient, requests: readonly SearchingRequest[]): Promise<Found[]> {
  const found: Found[] = [];
  for (const request of requests) found.push(await send(client, request));
  return found;
}

/** What two answers to the same question have in common, whenever they were given. */
const withoutTimes = (text: string) =>
  text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z|\d{8}T\d{6}Z/g, '<time>');

async function readAll(client: ApiClient): Promise<Map<string, string>> {
  const found = await sendAll(client, requestsOf(little, isRead));
  return new Map(
    found.map(({ request, status, text }) => [request.path, `${status} ${withoutTimes(text)}`]),
  );
}

/** The dashboard counts a while after a lead has come or changed. All leads here get an owner. */
const counted = (leads: number) =>
  eventually(`${leads} leads are counted`, async () => {
    const today = new Date().toISOString().slice(0, 10);
    const path = `/api/dashboard?from=${today}&to=${today}`;
    const { current } = (await sales.world.app.admin.get<Dashboard>(path)).body;
    return current.leads === leads && current.times.byOwner.every(({ id }) => id !== '');
  });

beforeAll(async () => {
  sales = await startSalesWorld();
  const { world, lead } = sales;
  const { admin } = world.app;
  ann = await addUser(world.app, 'user', 'ann@example.com');
  const ben = await addUser(world.app, 'user', 'ben@example.com');
  document = (await admin.get<OpenApiDocument>('/api/openapi.json')).body;
  calls = callsOf(document);
  const { users } = (await admin.get<UserList>('/api/users')).body;
  const idOf = (name: string) =>
    users.find(({ email }) => email === `${name}@example.com`)?.id ?? '';
  await admin.patch(`/api/leads/${lead._id}`, { ownerId: idOf('ann') });
  await admin.put('/api/settings/visibility', { leads: 'own-and-unassigned' });
  const texts = ['Zephyrine', HIDDEN.email, idOf('ben')];
  little = { ids: ['0'.repeat(24)], seenIds: [lead._id], texts };
  await counted(1);
  before = await readAll(ann);

  const made = async (path: string, body: object) =>
    JSON.stringify((await ben.post(path, body)).body).match(/"_id":"([0-9a-f]{24})"/)?.[1] ?? path;
  const ownerId = idOf('ben');
  const start = { local: '2030-12-01T09:00', zone: 'UTC' };
  const id = await made('/api/leads', { ...HIDDEN, ownerId });
  const fromMeta = (await sendLead(world))._id;
  await admin.patch(`/api/leads/${fromMeta}`, { ownerId, name: 'Zephyrine Meta' });
  const { email, phone } = lead;
  const ids = [
    id,
    fromMeta,
    // Ann has a lead of the same person.
    await made('/api/leads', { name: 'Zephyrine Twice', email, phone, ownerId }),
    await made(`/api/leads/${id}/notes`, { text: 'Zephyrine prefers mornings' }),
    await made(`/api/leads/${id}/conversations`, {
      channel: 'call',
      direction: 'out',
      text: 'Quillon',
    }),
    await made('/api/meetings', { leadId: id, title: 'Zephyrine', start, durationMin: 30 }),
    await made('/api/tasks', { leadId: id, title: 'Call Quillon', due: start }),
    await made('/api/leads/bulk', { ids: [id], change: { tags: { add: ['quillon'] } } }),
    await made('/api/views', { name: 'Quillon', query: 'tag=quillon', isShared: false }),
  ];
  await counted(4);
  known = { ids, seenIds: [lead._id], texts };
});
afterAll(() => sales.world.close());

test('the search for hidden leads finds them if an admin makes it', async () => {
  const isAboutLeads = (call: DocumentedCall) =>
    isRead(call) && /^\/api\/(leads|meetings|tasks|board)/.test(call.path);
  const finders = new Set<string>();
  for (const request of requestsOf(known, isAboutLeads))
    if (!finders.has(nameOf(request)) && hasTrace(await send(sales.world.app.admin, request)))
      finders.add(nameOf(request));
  const others = calls.filter(isAboutLeads).map((call) => `GET ${call.path}`);
  expect(others.filter((name) => !finders.has(name)).toSorted()).toEqual(SAY_NO_NAMES.toSorted());
});

test('W15: leads of somebody else change nothing in what a salesperson reads, not even a number', async () => {
  const after = await readAll(ann);
  for (const [path, answer] of before) expect(after.get(path), path).toBe(answer);
});

test('W15, W16, W18: no call of the API gives a salesperson a trace of a lead of somebody else, or changes it', async () => {
  const { admin } = sales.world.app;
  const readHidden = async () =>
    JSON.stringify(
      await Promise.all(
        known.ids.flatMap((id) =>
          [`leads/${id}`, `leads/${id}/timeline`, `meetings/${id}`, `tasks/${id}`].map(
            async (path) => (await admin.get(`/api/${path}`)).body,
          ),
        ),
      ),
    );
  const was = await readHidden();
  const found = await sendAll(
    ann,
    requestsOf(known, () => true),
  );
  const traces = found.filter(hasTrace);
  expect(traces.map(({ request, text }) => `${toText(request)}: ${text}`)).toEqual([]);
  const ofHidden = found.filter(({ request: { path } }) =>
    known.ids.slice(0, 3).some((id) => path.startsWith(`/api/leads/${id}`)),
  );
  // Errors in a request are reported without reading the lead.
  const isEmpty = ({ request: { body } }: Found) => JSON.stringify(body) === '{}';
  const others = ofHidden.filter(
    (each) => ![403, 404].includes(each.status) && !(each.status === 400 && isEmpty(each)),
  );
  expect(others.map(({ request, status }) => `${toText(request)}: ${status}`)).toEqual([]);
  expect(await readHidden()).toBe(was);
  expect((await ann.get('/api/session')).status, 'still signed in').toBe(200);
});
