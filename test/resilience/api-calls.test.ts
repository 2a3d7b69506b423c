/**
 * Sends requests that are made from the API document, and compares the answers with it.
 *
 * A longer run: RESILIENCE_SCALE=20 RESILIENCE_SEED=7 npx vitest run test/resilience/api-calls.test.ts
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { NewApiKeyAnswer } from '../../src/contract/api-key.ts';
import type { UserList } from '../../src/contract/user.ts';
import { addUser } from '../support/add-user.ts';
import type { ApiClient } from '../support/api-client.ts';
import { createAnswerCheck, type CheckAnswer } from '../support/openapi/create-answer-check.ts';
import { callsOf, type DocumentedCall, type OpenApiDocument } from '../support/openapi/document.ts';
import { requestsOfCall, type OddRequest } from '../support/openapi/requests-of-call.ts';
import { ADMIN } from '../support/start-leadrabbit.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { sync } from '../support/sync.ts';
import { amountOf, SCALE, SEED } from './support/seeded.ts';

/** For each call. */
const REQUESTS = amountOf(200, 12);

/** These wait for Meta, and so take long. */
const SLOW = /facebook\/(sync|health|inbox\/retry)$/;
const SLOW_REQUESTS = amountOf(20, 4);

/** Errors of 5xx that say that Meta has failed. */
const OF_META = /"code":"(sync-failed|meta-refused)"/;

let world: World;
let document: OpenApiDocument;
let check: CheckAnswer;
let key: string;
let clients: readonly ApiClient[];
let ids: readonly string[];

beforeAll(async () => {
  world = await startWorld();
  const { admin } = world.app;
  await world.connect();
  await world.enable(DEMO.fitnessId);
  await world.meta.control.createLeads({ formId: DEMO.forms.freeTrial, deliver: false, count: 20 });
  await sync(world);
  document = (await admin.get<OpenApiDocument>('/api/openapi.json')).body;
  check = createAnswerCheck(document);
  const newKey = { name: 'calls', scopes: ['admin'] };
  key = (await admin.post<NewApiKeyAnswer>('/api/api-keys', newKey)).body.key;
  const user = await addUser(world.app, 'user');
  // The admin twice: most calls are for admins.
  clients = [admin, admin, user, world.app.stranger()];
  const { users } = (await admin.get<UserList>('/api/users')).body;
  ids = [
    ...(await world.leads()).flatMap(({ _id, metaData }) => [_id, metaData?.leadId ?? '']),
    ...users.filter(({ email }) => email !== ADMIN.email).map(({ id }) => id),
    DEMO.fitnessId,
    DEMO.bakeryId,
    'none',
  ];
});
afterAll(() => world.close());

async function send({ call, path, headers, body }: OddRequest, client: ApiClient) {
  const abort = new AbortController();
  const response = await fetch(new URL(path, world.app.url), {
    method: call.method,
    redirect: 'manual',
    signal: abort.signal,
    headers: { ...(client.cookie !== '' && { cookie: client.cookie }), ...headers },
    ...(body !== undefined && { body }),
  });
  const type = response.headers.get('content-type') ?? '';
  const isStream = type.startsWith('text/event-stream');
  const answer = { status: response.status, type, body: isStream ? '' : await response.text() };
  abort.abort();
  return answer;
}

/** A request may have ended the session of a client, or asked admins for a second factor. */
async function repair(client: ApiClient): Promise<void> {
  const byKey = { authorization: `Bearer ${key}` };
  const settings = { headers: byKey, body: { twoFactorForAdmins: false } };
  await world.app.stranger().send('PUT', '/api/settings', settings);
  if (client !== world.app.admin || (await client.get('/api/session')).status === 200) return;
  await client.signIn(ADMIN.email, ADMIN.password);
}

/** Of this list, most calls change nothing that later requests need. */
const ENDS_MUCH = /sign-out|sessions|settings/;

test(
  `no answer to ${REQUESTS} requests of each call is a 5xx, and each answer is as the API document says (RESILIENCE_SEED=${SEED})`,
  { timeout: 300_000 * Math.max(SCALE, 1) },
  async () => {
    /** The first of each call and status. */
    const surprises = new Map<string, string>();
    const statuses = new Map<number, number>();
    const tryCall = async (call: DocumentedCall) => {
      const numRuns = SLOW.test(call.path) ? SLOW_REQUESTS : REQUESTS;
      const requests = fc.sample(requestsOfCall(call, document, ids), { numRuns, seed: SEED });
      for (const [index, request] of requests.entries()) {
        const client = clients[index % clients.length] ?? world.app.admin;
        const answer = await send(request, client);
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        const isFailure = answer.status >= 500 && !OF_META.test(answer.body);
        const wrong = isFailure ? answer.body : check(call, answer);
        if (wrong !== undefined)
          surprises.set(
            `${call.method} ${call.path} ${answer.status}`,
            `${request.path} ${request.body?.slice(0, 200) ?? ''} -> ${wrong}`,
          );
        if (ENDS_MUCH.test(call.path)) await repair(client);
      }
    };
    for (const call of callsOf(document)) await tryCall(call);
    expect(Object.fromEntries(surprises)).toEqual({});
    // The requests reach the handlers: they are not all refused.
    expect(statuses.get(200)).toBeGreaterThan(REQUESTS * 10);
    expect((await world.app.admin.get('/readyz')).status).toBe(200);
  },
);
