import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { testEngine } from '../support/engine.ts';
import { signInToMeta } from '../support/meta-dialog.ts';
import { ADMIN, APP_SECRET, VERIFY_TOKEN } from '../support/start-leadrabbit.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { watchEvents } from '../support/watch-events.ts';

/** The pattern of every token of the emulator. */
const TOKEN = /EAAB\w{140,}/;

let world: World;
let callback: URL;
beforeAll(async () => {
  world = await startWorld();
  callback = new URL(await signInToMeta(world.app.admin), world.app.url);
  await world.app.admin.get(`${callback.pathname}${callback.search}`);
  await world.enable(DEMO.bakeryId);
  const { leads } = await world.meta.control.createLeads({ formId: DEMO.forms.weddingCake });
  await world.lead(leads[0]?.id ?? '');
});
afterAll(() => world.close());

const secrets = (): [name: string, secret: string | RegExp][] => [
  ['a token of Meta', TOKEN],
  ['the app secret', APP_SECRET],
  ['the verify token', VERIFY_TOKEN],
  ['the code of the sign-in', callback.searchParams.get('code') ?? ''],
  ['its state', callback.searchParams.get('state') ?? ''],
  ['the password', ADMIN.password],
];

function expectNone(text: string, where: string) {
  for (const [name, secret] of secrets())
    expect(text.search(secret), `${name} is in ${where}`).toBe(-1);
}

describe('secrets', () => {
  test('the pattern of this test finds a token of the emulator', async () => {
    const { token } = await world.meta.control.createToken({ kind: 'user' });
    expect(token).toMatch(TOKEN);
  });

  test('no answer of the API holds a secret', async () => {
    const [lead] = await world.leads();
    const watch = await watchEvents(world.app.admin);
    for (const path of [
      '/api/app',
      '/api/session',
      '/api/auth/get-session',
      '/api/facebook/pages',
      '/api/leads?limit=500',
      `/api/leads/${lead?._id}`,
    ]) {
      const { status, body } = await world.app.admin.get(path);
      expect(status, path).toBe(200);
      expectNone(JSON.stringify(body), path);
    }
    const synced = await world.app.admin.post('/api/facebook/sync', {});
    expectNone(JSON.stringify(synced.body), 'the answer of a sync');
    watch.close();
    expectNone(JSON.stringify(watch.events), 'the event stream');
  });

  test('a refusal of Meta is passed on without a secret', async () => {
    await world.meta.control.changeFaults({
      missingPermission: { permission: 'leads_retrieval' },
    });
    const { body } = await world.enable(DEMO.fitnessId);
    await world.meta.control.clearFaults();
    expect(body).toMatchObject({ error: expect.stringContaining('leads_retrieval') });
    expectNone(JSON.stringify(body), 'the refusal');
  });

  test('no secret is in the database as plain text', async () => {
    const stored = await testEngine().stored(world.app.environment);
    const bytes = [...stored]
      // A generated key beside the database belongs to it.
      .filter(([name]) => !name.endsWith('.key'))
      .map(([, content]) => content.toString('latin1'))
      .join('\n');
    expect(bytes, 'the bytes hold what was stored').toContain('Brotzeit Bakery');
    expectNone(bytes, 'the database');
    const [sessionToken = ''] = decodeURIComponent(world.app.admin.cookie).split('=').slice(1);
    expect(sessionToken).not.toBe('');
  });

  test('only the owner of the process can read the generated key', () => {
    const keys = readdirSync(world.app.dataDir).filter((name) => name.endsWith('.key'));
    expect(keys).toContain('token.key');
    for (const name of keys)
      expect(statSync(join(world.app.dataDir, name)).mode & 0o077, name).toBe(0);
  });
});
