import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createControlClient } from '../control-client.ts';
import { DEMO } from '../defaults.ts';
import { startTestApp, type TestApp } from '../test-app.ts';
import { createRandom } from '../world/random.ts';
import { faultsOfPhase } from './chaos.ts';

const formId = DEMO.forms.weddingCake;
let app: TestApp;
let leadId: string;
beforeAll(async () => {
  app = await startTestApp();
  const { leads } = await app.control.createLeads({ formId });
  leadId = leads[0]?.id ?? '';
});
afterEach(() => app.control.clearFaults());
afterAll(() => app.close());

const read = (accessToken = app.token) => app.graph(`/v26.0/${leadId}`, { accessToken });

test('a token fault ends with a new sign-in', async () => {
  await app.control.changeFaults({ expiredToken: { subcode: 460 } });
  const refused = await read();
  expect(refused.body.error).toMatchObject({ code: 190, error_subcode: 460 });
  expect(refused.headers.get('www-authenticate')).toContain('"invalid_token"');
  const { token } = await app.control.createToken({ kind: 'page', pageId: DEMO.bakeryId });
  expect((await read(token)).status).toBe(200);
});

test('a rate limit is HTTP 400 with the minutes in a list under the Page id', async () => {
  await app.control.changeFaults({ rateLimited: { pageId: DEMO.bakeryId, minutes: 5 } });
  const answer = await read();
  expect(answer.status).toBe(400);
  expect(answer.body.error?.code).toBe(80005);
  const usage = JSON.parse(answer.headers.get('x-business-use-case-usage') ?? '{}') as object;
  expect(usage).toMatchObject({
    [DEMO.bakeryId]: [{ type: 'leadgen', estimated_time_to_regain_access: 6 }],
  });
});

test('a fault for another Page does not affect this one', async () => {
  await app.control.changeFaults({
    leadAccessRevoked: { pageId: DEMO.fitnessId },
    serverError: { pageId: DEMO.fitnessId },
    rateLimited: { pageId: DEMO.fitnessId, minutes: 1 },
  });
  expect((await read()).status).toBe(200);
});

test('revoked leads access looks like a missing permission or a missing lead', async () => {
  await app.control.changeFaults({ leadAccessRevoked: { as: '200' } });
  expect((await read()).body.error?.code).toBe(200);
  await app.control.changeFaults({ leadAccessRevoked: { as: '100/33' } });
  expect((await read()).body.error).toMatchObject({ code: 100, error_subcode: 33 });
});

test('server errors come as code 1, code 2 or HTML', async () => {
  await app.control.changeFaults({ serverError: { kind: 'code1' } });
  expect((await read()).status).toBe(500);
  await app.control.changeFaults({ serverError: { kind: 'code2' } });
  expect((await read()).body.error).toMatchObject({ code: 2, is_transient: true });
  await app.control.changeFaults({ serverError: { kind: 'html502' } });
  expect((await read()).text).toContain('<!DOCTYPE html>');
});

test('a dropped connection has no answer', async () => {
  await app.control.changeFaults({ dropConnection: {} });
  await expect(read()).rejects.toThrow('fetch failed');
  const requests = await app.control.listRequests();
  expect(requests.at(-1)).toMatchObject({ path: `/v26.0/${leadId}`, status: 0, tokenIn: 'header' });
});

test('a limit that is too large fails as a whole', async () => {
  await app.control.changeFaults({ maxLeadsLimit: 50 });
  expect((await app.graph(`/v26.0/${formId}/leads?limit=100`)).status).toBe(500);
  expect((await app.graph(`/v26.0/${formId}/leads?limit=50`)).status).toBe(200);
});

test('a new lead can be unreadable for a while', async () => {
  await app.control.changeFaults({ notYetReadable: { seconds: 60 } });
  expect((await read()).body.error).toMatchObject({ code: 100, error_subcode: 33 });
});

test('the same faults can be set over HTTP, and invalid ones are refused', async () => {
  const client = createControlClient(app.url);
  await client.changeFaults({ duplicateWebhooks: 2, numericIds: true });
  expect((await app.control.getFaults()).faults).toEqual({
    duplicateWebhooks: 2,
    numericIds: true,
  });
  await client.changeFaults({ numericIds: null });
  expect((await client.getFaults()).faults).toEqual({ duplicateWebhooks: 2 });
  await expect(client.changeFaults({ slowMs: -1 })).rejects.toThrow('refused PATCH /faults');
});

test('every poison lead can be stored and read', async () => {
  await app.control.changeFaults({ poisonLeads: {} });
  const { leads } = await app.control.createLeads({ formId, count: 40, deliver: false });
  for (const { id } of leads) expect((await app.graph(`/v26.0/${id}`)).status).toBe(200);
});

test('chaos is the same for the same seed', () => {
  const phase = (seed: number) => faultsOfPhase(createRandom(seed), 0.5);
  expect(phase(3)).toEqual(phase(3));
  expect([1, 2, 3, 4].map(phase)).not.toEqual([1, 1, 1, 1].map(phase));
});

test('a foreign web page cannot use the control API', async () => {
  const headers = { origin: 'https://example.com' };
  const response = await fetch(`${app.url}/_emulator/reset`, { method: 'POST', headers });
  expect(response.status).toBe(403);
});

test('a missing permission is missing in the permission lists too', async () => {
  const { token: user } = await app.control.createToken({ kind: 'user' });
  const debug = async () => {
    const path = `/v26.0/debug_token?input_token=${app.token}`;
    const { body } = await app.graph(path, { accessToken: app.appToken });
    return body['data'] as unknown as {
      scopes: string[];
      granular_scopes: { scope: string; target_ids?: string[] }[];
    };
  };
  const statusOf = async () => {
    const { body } = await app.graph('/v26.0/me/permissions', { accessToken: user });
    return body.data?.find(({ permission }) => permission === 'leads_retrieval')?.['status'];
  };
  expect((await debug()).scopes).toContain('leads_retrieval');
  expect(await statusOf()).toBe('granted');

  await app.control.changeFaults({ missingPermission: { permission: 'leads_retrieval' } });
  expect((await debug()).scopes).not.toContain('leads_retrieval');
  expect(await statusOf()).toBe('declined');

  const pageId = DEMO.bakeryId;
  await app.control.changeFaults({ missingPermission: { permission: 'leads_retrieval', pageId } });
  const { scopes, granular_scopes } = await debug();
  expect(scopes).toContain('leads_retrieval');
  expect(granular_scopes.find(({ scope }) => scope === 'leads_retrieval')).toEqual({
    scope: 'leads_retrieval',
    target_ids: [DEMO.fitnessId],
  });
  expect(await statusOf()).toBe('granted');
});

test.each([4, 17, 32, 341, 368, 613])('a rate limit can have the code %i', async (code) => {
  await app.control.changeFaults({
    rateLimited: { pageId: DEMO.bakeryId, minutes: 5, code, isTransient: true },
  });
  const { status, body } = await read();
  expect(status).toBe(400);
  expect(body.error).toMatchObject({ code, is_transient: true });
});

test.each([
  ['html404', 404, /^<!DOCTYPE html>/],
  ['empty', 200, /^$/],
  ['noContent', 204, /^$/],
  ['false', 200, /^false$/],
  ['list', 200, /^\[\]$/],
  ['error200', 200, /"is_transient":true/],
] as const)('an odd answer replaces the real one (%s)', async (kind, status, text) => {
  await app.control.changeFaults({ oddAnswers: { kind } });
  const answer = await read();
  expect(answer.status).toBe(status);
  expect(answer.text).toMatch(text);
});

test('odd answers can be limited to some calls and to a number of times', async () => {
  await app.control.changeFaults({ oddAnswers: { kind: 'null', calls: 'lead', times: 2 } });
  expect((await app.graph(`/v26.0/${formId}`)).body.id).toBe(formId);
  expect([(await read()).text, (await read()).text]).toEqual(['null', 'null']);
  expect((await read()).body.id).toBe(leadId);
});

test('a body can be endless', async () => {
  await app.control.changeFaults({ oddAnswers: { kind: 'tooLarge' } });
  const { body } = await fetch(`${app.url}/v26.0/${leadId}`);
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > 10_000_000) break;
  }
  expect(bytes).toBeGreaterThan(10_000_000);
});

test('a call can hang while the fault lasts', async () => {
  await app.control.changeFaults({ hangingCalls: { calls: 'lead' } });
  let isOver = false;
  const hanging = read().finally(() => {
    isOver = true;
  });
  hanging.catch(() => undefined);
  expect((await app.graph(`/v26.0/${formId}`)).status).toBe(200);
  expect(isOver).toBe(false);
  await app.control.clearFaults();
  await expect(hanging).rejects.toThrow('fetch failed');
});

test.each(['empty', 'repeated', 'sameCursor'] as const)(
  'a list can be without an end (%s)',
  async (kind) => {
    await app.control.changeFaults({ endlessLists: { kind } });
    const cursors: (string | undefined)[] = [];
    let path = `/v26.0/${formId}/leads?limit=1`;
    for (let page = 0; page < 3; page += 1) {
      const { body } = await app.graph(path);
      expect(body.data).toHaveLength(kind === 'empty' ? 0 : 1);
      cursors.push(body.paging?.cursors.after);
      path = (body.paging?.next ?? '').replace(app.url, '');
    }
    expect(new Set(cursors).size).toBe(kind === 'sameCursor' ? 1 : 3);
  },
);

test('an edge can be hidden, as if there were no such field', async () => {
  await app.control.changeFaults({ hiddenEdge: {} });
  const { status, body } = await app.graph(`/v26.0/${DEMO.bakeryId}/leadgen_forms`);
  expect(status).toBe(400);
  expect(body.error).toMatchObject({
    code: 100,
    message: expect.stringContaining('nonexisting field (leadgen_forms)'),
  });
});
