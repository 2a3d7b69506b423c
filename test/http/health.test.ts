import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startLeadRabbit, type LeadRabbit } from '../support/start-leadrabbit.ts';

let app: LeadRabbit;
beforeAll(async () => {
  app = await startLeadRabbit('http://127.0.0.1:9');
});
afterAll(() => app.close());

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

describe('operation', () => {
  test('/healthz tells everybody that LeadRabbit runs', async () => {
    expect(await app.stranger().get('/healthz')).toMatchObject({
      status: 200,
      body: { status: 'ok' },
    });
  });

  test('/readyz says that LeadRabbit can write to the database', async () => {
    expect(await app.stranger().get('/readyz')).toMatchObject({
      status: 200,
      body: { status: 'ok', database: 'writable' },
    });
  });

  test('every answer has the id that the log uses, and LeadRabbit chooses it', async () => {
    const ids = new Set<string>();
    for (const path of ['/healthz', '/api/leads', '/api/no-such-route', '/api/webhook']) {
      const { headers } = await app.stranger().get(path, { headers: { 'x-request-id': 'mine' } });
      const id = headers.get('x-request-id') ?? '';
      expect(id, path).toMatch(UUID);
      ids.add(id);
    }
    expect(ids.size).toBe(4);
  });

  test('an unknown route of the API is answered with 404 and JSON', async () => {
    for (const method of ['GET', 'POST', 'PUT', 'DELETE'])
      expect(await app.admin.send(method, '/api/no-such-route'), method).toMatchObject({
        status: 404,
        body: { success: false, code: 'no-such-route' },
      });
  });

  test('a body that is not JSON, has another type or is too large is refused with a sentence', async () => {
    const send = (body: string, type: string) =>
      fetch(new URL('/api/facebook/sync', app.url), {
        method: 'POST',
        headers: { 'content-type': type, cookie: app.admin.cookie },
        body,
      });
    const answers = [
      await send('{', 'application/json'),
      await send('a=b', 'application/x-www-form-urlencoded'),
      await send(`{"pageId":"${'x'.repeat(100_000)}"}`, 'application/json'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 415, 413]);
    for (const answer of answers)
      expect(await answer.json()).toMatchObject({ success: false, error: expect.any(String) });
  });

  test('no cache stores an answer of the API', async () => {
    expect((await app.admin.get('/api/leads')).headers.get('cache-control')).toBe('no-store');
  });
});
