import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { eventually } from '../support/eventually.ts';
import { ADMIN, startLeadRabbit } from '../support/start-leadrabbit.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.connect();
  await world.enable(DEMO.bakeryId);
  await world.meta.control.createLeads({ formId: DEMO.forms.callBack, count: 20 });
  await eventually('all leads are in the CRM', async () => (await world.leads()).length >= 20);
});
afterAll(() => world.close());

const ask = (path: string, acceptEncoding: string, init: RequestInit = {}) =>
  fetch(new URL(path, world.app.url), {
    ...init,
    headers: {
      cookie: world.app.admin.cookie,
      'accept-encoding': acceptEncoding,
      'content-type': 'application/json',
    },
  });

describe('the answers of the API', () => {
  test.each(['br', 'gzip'])('large answers are compressed with %s', async (encoding) => {
    for (const path of ['/api/leads', '/api/facebook/pages']) {
      const plain = await ask(path, 'identity');
      expect(plain.headers.get('content-encoding')).toBeNull();
      const packed = await ask(path, encoding);
      expect(packed.headers.get('content-encoding'), path).toBe(encoding);
      expect(packed.headers.get('vary'), path).toMatch(/accept-encoding/i);
      expect(packed.headers.get('cache-control'), path).toBe('no-store');
      const text = await plain.text();
      expect(JSON.parse(await packed.text()), path).toEqual(JSON.parse(text));
      expect(Number(packed.headers.get('content-length')), path).toBeLessThan(text.length / 2);
    }
  });

  test('answers about sign-in and set-up are not compressed, because they may hold a secret', async () => {
    const body = JSON.stringify({ ...ADMIN, padding: 'x'.repeat(5_000) });
    for (const answer of [
      await ask('/api/auth/sign-in/email', 'br', { method: 'POST', body }),
      await ask('/api/auth/get-session', 'br'),
      await ask('/api/session', 'br'),
      await ask('/api/app', 'br'),
      await ask(`/api/facebook/auth?code=${'x'.repeat(3_000)}&state=x`, 'br'),
    ])
      expect(answer.headers.get('content-encoding'), answer.url).toBeNull();
  });

  test('the event stream is not compressed, so that no event waits in a buffer', async () => {
    const abort = new AbortController();
    const { headers } = await ask('/api/events', 'br, gzip', { signal: abort.signal });
    expect(headers.get('content-encoding')).toBeNull();
    abort.abort();
  });
});

describe('https', () => {
  test('an installation behind https tells browsers to use only https', async () => {
    const app = await startLeadRabbit('http://127.0.0.1:9', { URL: 'https://leads.example.com' });
    try {
      for (const path of ['/api/leads', '/healthz', '/'])
        expect(
          (await app.stranger().get(path)).headers.get('strict-transport-security'),
          path,
        ).toMatch(/^max-age=31536000/);
    } finally {
      await app.close();
    }
  });

  test('an installation behind http does not tell browsers to use only https', async () => {
    const { headers } = await world.app.stranger().get('/');
    expect(headers.get('strict-transport-security')).toBeNull();
  });
});
