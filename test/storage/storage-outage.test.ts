import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { delivery, leadgenChange, postWebhook } from '../support/post-webhook.ts';
import { ADMIN, startLeadRabbit, type LeadRabbit } from '../support/start-leadrabbit.ts';

let app: LeadRabbit;
let other: DatabaseSync;
beforeAll(async () => {
  app = await startLeadRabbit('http://127.0.0.1:9');
  other = new DatabaseSync(join(app.dataDir, 'leadrabbit.db'), { timeout: 5_000 });
});
afterAll(async () => {
  other.close();
  await app.close();
});

const send = (id: string) =>
  postWebhook(
    app,
    delivery({ 7: [leadgenChange({ leadgen_id: id, page_id: '7', form_id: '8' })] }),
  );
const readiness = () => app.stranger().get<{ code?: string; reason?: string }>('/readyz');

describe('a database that cannot be written', () => {
  test('a sign-in while the database cannot be written is answered with 503 and names the database', async () => {
    other.exec('BEGIN IMMEDIATE');
    try {
      const answer = await app.stranger().signIn(ADMIN.email, ADMIN.password);
      expect(answer).toMatchObject({
        status: 503,
        body: {
          success: false,
          code: 'storage-unavailable',
          error: expect.stringContaining('database'),
        },
      });
      expect(answer.headers.get('retry-after')).toBe('5');
    } finally {
      other.exec('ROLLBACK');
    }
    expect((await app.stranger().signIn(ADMIN.email, ADMIN.password)).status).toBe(200);
  });

  test('a wrong password is still answered with 401 after the database could not be written', async () => {
    expect(await app.stranger().signIn(ADMIN.email, 'wrong horse battery')).toMatchObject({
      status: 401,
      body: { code: 'wrong-password' },
    });
  });

  test('after a refused webhook readiness is 503 until the next webhook is stored, although a small write works', async () => {
    expect((await send('1')).status).toBe(200);
    other.exec('BEGIN IMMEDIATE');
    const refused = await send('2');
    other.exec('ROLLBACK');
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    await eventually('readiness reports the refused webhook', async () => {
      const { status, body } = await readiness();
      return status === 503 && body.code === 'webhooks-refused' && body.reason !== undefined;
    });
    expect((await send('2')).status).toBe(200);
    await eventually('LeadRabbit is ready', async () => (await readiness()).status === 200);
  });
});
