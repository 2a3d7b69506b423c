import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { AuditList } from '../../src/contract/audit.ts';
import type { DeletionIdsAnswer } from '../../src/contract/privacy.ts';
import { eventually } from '../support/eventually.ts';
import { APP_SECRET } from '../support/start-leadrabbit.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await world.connect();
  await world.enable(DEMO.bakeryId);
});
afterEach(() => world.close());

const signed = (userId: string, secret = APP_SECRET) => {
  const payload = Buffer.from(
    JSON.stringify({ algorithm: 'HMAC-SHA256', issued_at: 1_790_000_000, user_id: userId }),
  ).toString('base64url');
  return `${createHmac('sha256', secret).update(payload).digest('base64url')}.${payload}`;
};
const callBack = (path: string, signedRequest: string) =>
  fetch(`${world.app.url}/api/facebook/${path}`, {
    method: 'POST',
    body: new URLSearchParams({ signed_request: signedRequest }),
  });
const verdictOf = async () => (await world.page(DEMO.bakeryId)).verdict;
interface Deletion {
  readonly url: string;
  readonly confirmation_code: string;
}

test('a person who removes the app loses their tokens, their Pages ask for a reconnect, and the leads stay', async () => {
  const { leads } = await world.meta.control.createLeads({ formId: DEMO.forms.weddingCake });
  await world.lead(leads[0]?.id ?? '');
  expect((await callBack('deauthorize', signed(DEMO.userId))).status).toBe(200);
  expect(await verdictOf()).toMatchObject({
    state: 'bad',
    code: 'reconnect',
    params: { cause: 'app-removed' },
    action: 'connect',
  });
  expect(await world.leads()).toHaveLength(1);
  const before = (await world.meta.control.listRequests()).length;
  await world.app.admin.post('/api/facebook/sync', { pageId: DEMO.bakeryId });
  const calls = (await world.meta.control.listRequests()).slice(before);
  expect(
    calls.filter(({ path }) => path.includes('leads')),
    'no call with a token',
  ).toEqual([]);
});

test('connecting again after the app was removed makes the Page work again', async () => {
  await callBack('deauthorize', signed(DEMO.userId));
  await world.connect();
  await eventually(
    'the Page no longer asks for a reconnect',
    async () => (await verdictOf()).code !== 'reconnect',
  );
  const { leads } = await world.meta.control.createLeads({ formId: DEMO.forms.weddingCake });
  await world.lead(leads[0]?.id ?? '');
});

test('a deletion request is answered with a status page in the language of the person', async () => {
  const answer = await callBack('data-deletion', signed(DEMO.userId));
  expect(answer.status).toBe(200);
  const { url, confirmation_code: code } = (await answer.json()) as Deletion;
  expect(url).toBe(`${world.app.environment['URL']}/privacy/${code}`);
  expect(code).toMatch(/^[A-Z0-9]{20}$/);
  const english = await fetch(url, { headers: { 'accept-language': 'en' } });
  expect(english.status).toBe(200);
  expect(english.headers.get('content-type')).toContain('text/html');
  const text = await english.text();
  expect(text).toContain('Data deleted');
  expect(text).toContain(code);
  expect(text).not.toContain(DEMO.userId);
  const spanish = await fetch(url, { headers: { 'accept-language': 'es-MX' } });
  expect(await spanish.text()).toContain('Datos eliminados');
  expect((await fetch(`${world.app.url}/privacy/UNKNOWN`)).status).toBe(404);
});

test('a repeated deletion request and one of an unknown person are answered too', async () => {
  for (const id of [DEMO.userId, DEMO.userId, '999999999']) {
    const answer = await callBack('data-deletion', signed(id));
    expect(answer.status).toBe(200);
    const { url } = (await answer.json()) as Deletion;
    expect((await fetch(url)).status).toBe(200);
  }
});

test('a privacy callback with a JSON body is accepted', async () => {
  const answer = await world.app
    .stranger()
    .post('/api/facebook/data-deletion', { signed_request: signed(DEMO.userId) });
  expect(answer.status).toBe(200);
});

test.each(['deauthorize', 'data-deletion'])(
  'W62: a %s that Meta has not signed is refused and changes nothing',
  async (path) => {
    for (const wrong of ['', 'x.y', signed(DEMO.userId, 'another secret')]) {
      const answer = await callBack(path, wrong);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ code: 'signed-request-wrong' });
    }
    expect((await callBack(path, 'x'.repeat(17_000))).status).toBe(413);
    expect((await verdictOf()).code).not.toBe('reconnect');
    const { body } = await world.app.admin.get<AuditList>('/api/audit');
    expect(JSON.stringify(body)).not.toMatch(/meta-deauthorized|data-deletion-requested/);
  },
);

test("an admin can paste the ids of Meta's mail, and each deletion is carried out", async () => {
  const { status, body } = await world.app.admin.post<DeletionIdsAnswer>(
    '/api/facebook/data-deletion/ids',
    { ids: [DEMO.userId, '424242', DEMO.userId] },
  );
  expect(status).toBe(200);
  expect(body.results.map(({ id, pages }) => [id, pages > 0])).toEqual([
    [DEMO.userId, true],
    ['424242', false],
  ]);
  expect((await verdictOf()).code).toBe('reconnect');
  const bad = await world.app.admin.post('/api/facebook/data-deletion/ids', { ids: ['<script>'] });
  expect(bad.status).toBe(400);
});

test('the audit log records what Meta asked for without the id of the person', async () => {
  await callBack('deauthorize', signed(DEMO.userId));
  await eventually('the audit log has the entry', async () => {
    const { entries } = (
      await world.app.admin.get<AuditList>('/api/audit?action=meta-deauthorized')
    ).body;
    return entries.some(({ actor }) => actor.kind === 'system' && actor.id === 'meta');
  });
  const { body } = await world.app.admin.get('/api/audit');
  expect(JSON.stringify(body)).not.toContain(DEMO.userId);
});
