import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { accountRecords } from '../support/account-records.ts';
import { addUser } from '../support/add-user.ts';
import type { ApiClient } from '../support/api-client.ts';
import { eventually } from '../support/eventually.ts';
import { ADMIN, startLeadRabbit, type LeadRabbit } from '../support/start-leadrabbit.ts';
import { DAY, startTimeMachine } from '../support/time-travel.ts';
import { watchEvents } from '../support/watch-events.ts';

let app: LeadRabbit;
beforeAll(async () => {
  app = await startLeadRabbit('http://127.0.0.1:9', { TRUST_PROXY: 'true' });
});
afterAll(() => app.close());

let signIns = 0;

/** Signs in as the admin. @returns the client and the id of its session */
async function signIn(): Promise<{ client: ApiClient; id: string }> {
  const client = app.stranger();
  // Each sign-in has an address of its own, so that the limit on sign-ins does not apply.
  const headers = { 'x-forwarded-for': `10.0.0.${(signIns += 1)}` };
  await client.post('/api/auth/sign-in/email', ADMIN, { headers });
  const { body } = await client.get<{ session: { id: string } }>('/api/auth/get-session');
  return { client, id: body.session.id };
}

const recordOf = async (id: string) => (await (await app.storage()).sessions.list([id]))[0];

const setTime = async (id: string, field: 'createdAt' | 'expiresAt', fromNow: number) => {
  const records = await accountRecords(app);
  await records.changeSessions('id', id, { [field]: new Date(Date.now() + fromNow) });
};

const daysLeft = async (id: string) =>
  (((await recordOf(id))?.expiresAt.getTime() ?? 0) - Date.now()) / DAY;

function timeMachine() {
  const machine = startTimeMachine();
  onTestFinished(() => machine.end());
  return machine;
}

describe('the lifetime of a session', () => {
  test('a session in use is renewed together with its cookie', async () => {
    const { client, id } = await signIn();
    await setTime(id, 'expiresAt', 5 * DAY);
    const { headers } = await client.get('/api/leads');
    expect(headers.getSetCookie().join()).toMatch(/^appToken=.*Max-Age=604800/i);
    expect(await daysLeft(id)).toBeGreaterThan(6.9);
  });

  test('a session that was renewed today is not renewed again', async () => {
    const { client } = await signIn();
    expect((await client.get('/api/leads')).headers.getSetCookie()).toEqual([]);
  });

  test('an open event stream does not renew its session', async () => {
    const { client, id } = await signIn();
    await setTime(id, 'expiresAt', 5 * DAY);
    const watch = await watchEvents(client);
    await eventually('a second heartbeat', () => watch.heartbeats() >= 2, 20_000);
    watch.close();
    expect(await daysLeft(id)).toBeLessThan(5);
    const { headers } = await client.get('/api/session');
    expect(headers.getSetCookie().join(), 'the next request renews it').toContain('appToken=');
  }, 30_000);

  test('a session that nobody has used for a week is refused', async () => {
    const { client } = await signIn();
    const machine = timeMachine();
    machine.forward({ days: 7, hours: 1 });
    expect((await client.get('/api/session')).status).toBe(401);
  });

  test('a session that is thirty days old is refused, although it is in use', async () => {
    for (const age of [30 * DAY + 1000, 400 * DAY]) {
      const { client, id } = await signIn();
      const { cookie } = client;
      await setTime(id, 'createdAt', -age);
      const ask = (path: string) => app.stranger().get(path, { headers: { cookie } });
      for (const path of ['/api/session', '/api/leads', '/api/facebook/pages', '/api/events'])
        expect((await ask(path)).status, path).toBe(401);
      expect((await ask('/api/auth/get-session')).body).toBeNull();
      expect((await ask('/api/facebook/auth')).status).toBe(401);
    }
  });

  test('a session that is 29 days old is accepted', async () => {
    const { client, id } = await signIn();
    await setTime(id, 'createdAt', -29 * DAY);
    expect((await client.get('/api/session')).status).toBe(200);
  });

  test('a clock that is wrong for a moment signs nobody out', async () => {
    for (const jump of [{ hours: 1 }, { days: 8 }]) {
      const { client, id } = await signIn();
      const { cookie } = client;
      await setTime(id, 'expiresAt', DAY / 48);
      const machine = startTimeMachine();
      machine.forward(jump);
      for (const path of ['/api/leads', '/api/auth/get-session', '/api/session'])
        await client.get(path);
      machine.end();
      expect(client.cookie, 'the browser keeps its cookie').toBe(cookie);
      expect((await client.get('/api/session')).status).toBe(200);
    }
  });

  test('a disabled user is refused, and accepted again after an admin enables them', async () => {
    const user = await addUser(app, 'user', 'disabled@example.com');
    const records = await accountRecords(app);
    const id = await records.userId('disabled@example.com');
    const setBanned = (banned: boolean) => records.changeUser(id, { banned, banExpires: null });
    await setBanned(true);
    expect((await user.get('/api/leads')).status).toBe(401);
    await setBanned(false);
    expect((await user.get('/api/leads')).status).toBe(200);
  });

  test('a start deletes the rows of expired sessions', async () => {
    const [expired, old, fresh] = [await signIn(), await signIn(), await signIn()];
    await setTime(expired.id, 'expiresAt', -DAY);
    await setTime(old.id, 'createdAt', -31 * DAY);
    app = await app.restart();
    await eventually(
      'the rows are gone',
      async () => !(await recordOf(expired.id)) && !(await recordOf(old.id)),
    );
    expect(await recordOf(fresh.id)).toBeDefined();
  });
});
