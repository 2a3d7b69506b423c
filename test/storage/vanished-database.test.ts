import { copyFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HealthAnswer } from '../../src/contract/health.ts';
import type { LeadList } from '../../src/contract/lead.ts';
import { eventually } from '../support/eventually.ts';
import { delivery, leadgenChange, postWebhook } from '../support/post-webhook.ts';
import { ADMIN } from '../support/start-leadrabbit.ts';
import { startChild, type ChildLeadRabbit } from '../resilience/support/child-leadrabbit.ts';

/** Nothing listens at this address. */
const NO_META = 'http://127.0.0.1:9';

let app: ChildLeadRabbit;
beforeEach(async () => {
  app = await startChild(NO_META, { environment: { LOG_LEVEL: 'warn' } });
}, 60_000);
afterEach(() => app.close());

const at = (name: string) => join(app.dataDir, name);
const send = (id: string) =>
  postWebhook(
    app,
    delivery({
      7: [leadgenChange({ leadgen_id: id, page_id: '7', form_id: '8' })],
    }),
  );
const readiness = async () => {
  const answer = await fetch(`${app.url}/readyz`);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};
const received = async () =>
  (await app.admin.get<{ total: number }>('/api/facebook/inbox?state=skipped')).body;
const rescued = () => readdirSync(app.dataDir).find((name) => name.startsWith('rescued-'));
const isRefused = { status: 503, body: { success: false, code: 'storage-unavailable' } };

const FILES = ['leadrabbit.db', 'leadrabbit.db-wal', 'leadrabbit.db-shm'];
const deleteDatabase = () => {
  for (const name of FILES) rmSync(at(name), { force: true });
};

describe('a database whose file vanishes while LeadRabbit runs', () => {
  test('no webhook is acknowledged after the database file is deleted, and readiness says why', async () => {
    expect((await send('1')).status).toBe(200);
    deleteDatabase();
    const refused = await send('2');
    expect(refused).toMatchObject(isRefused);
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(await readiness()).toMatchObject({
      status: 503,
      body: { code: 'database-missing', reason: expect.stringContaining('deleted or moved') },
    });
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
  });

  test('when the database file is deleted, admins learn what to do and strangers learn no path', async () => {
    deleteDatabase();
    const refused = await send('1');
    await eventually('admins are told', () => app.output().includes('admins are told'));
    const { body } = await app.admin.get<HealthAnswer>('/api/facebook/health');
    expect(body.app).toMatchObject({
      state: 'bad',
      checks: expect.arrayContaining([
        expect.objectContaining({
          id: 'database',
          state: 'bad',
          code: 'database-missing',
        }),
      ]),
    });
    expect(JSON.stringify([refused.body, await readiness()])).not.toContain(app.dataDir);
  });

  test('LeadRabbit notices a deleted database without a webhook and saves its data in a copy', async () => {
    expect((await send('1')).status).toBe(200);
    deleteDatabase();
    await eventually('there is a copy', () => rescued());
    await eventually('admins are told of the copy', () => app.output().includes(rescued() ?? '-'));
    const copy = new DatabaseSync(at(rescued() ?? ''), { readOnly: true });
    expect(copy.prepare('SELECT leadId FROM meta_leads').all()).toEqual([{ leadId: '1' }]);
    copy.close();
    expect(statSync(at(rescued() ?? '')).mode & 0o077).toBe(0);
  });

  test('when the database file is deleted, a sign-in gets 503 and signed-in users can still read', async () => {
    deleteDatabase();
    const answer = await app.admin.post('/api/auth/sign-in/email', ADMIN);
    expect(answer).toMatchObject(isRefused);
    expect((await app.admin.get<LeadList>('/api/leads')).status).toBe(200);
  });

  test('when the same database file comes back, LeadRabbit recovers without a restart', async () => {
    for (const name of FILES) renameSync(at(name), at(`${name}.away`));
    expect(await send('1')).toMatchObject(isRefused);
    for (const name of FILES) renameSync(at(`${name}.away`), at(name));
    expect((await send('2')).status).toBe(200);
    await eventually('LeadRabbit is ready', async () => (await readiness()).status === 200);
    const { body } = await app.admin.get<HealthAnswer>('/api/facebook/health');
    expect(body.app?.checks.some(({ id }) => id === 'database') ?? false).toBe(false);
  });

  test('a file that replaces the database file is not used', async () => {
    copyFileSync(at('leadrabbit.db'), at('copy'));
    renameSync(at('copy'), at('leadrabbit.db'));
    expect(await send('1')).toMatchObject(isRefused);
    expect((await readiness()).body).toMatchObject({ code: 'database-replaced' });
    expect(await send('2')).toMatchObject(isRefused);
  });

  test('a database file that was emptied is not used', async () => {
    writeFileSync(at('leadrabbit.db'), '');
    expect(await send('1')).toMatchObject(isRefused);
    expect((await readiness()).body).toMatchObject({ code: 'database-damaged' });
  });

  test.each(['-wal', '-shm'])(
    'a deleted %s file is made again, and no acknowledged delivery is lost',
    async (ending) => {
      expect((await send('1')).status).toBe(200);
      rmSync(at(`leadrabbit.db${ending}`));
      expect((await send('2')).status).toBe(200);
      expect(statSync(at(`leadrabbit.db${ending}`)).mode & 0o077).toBe(0);
      await app.kill();
      app.spawn();
      await app.answers();
      await eventually(
        'both leads are there',
        async () => JSON.stringify(await received()).match(/"1".*"2"|"2".*"1"/) !== null,
      );
    },
  );
});
