import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { describe, expect, test } from 'vitest';
import { createApp } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import { ApiClient } from '../../support/api-client.ts';
import { eventually } from '../../support/eventually.ts';
import { ADMIN, testEnvironment } from '../../support/start-leadrabbit.ts';
import { fillFirstDatabase, FIRST_TOKEN, LEADS } from '../adoption/first-database.ts';
import { mongodbEngine } from '../mongodb-engine.ts';
import { fillSqlite, OLD_ID } from './full-database.ts';

const NO_META = 'http://127.0.0.1:9';

describe.skipIf(!process.env['TEST_MONGODB_URI'])(
  'a LeadRabbit on moved data',
  { timeout: 180_000 },
  () => {
    /** Its own folder and database, removed in the end. */
    const prepare = async () => {
      const dataDir = mkdtempSync(join(tmpdir(), 'leadrabbit-moved-'));
      const { MONGODB_URI: _, DB_NAME: __, ...sqlite } = await testEnvironment(NO_META, dataDir);
      return { dataDir, sqlite, mongodb: { ...sqlite, ...mongodbEngine.environment(dataDir) } };
    };

    const running = async <Result>(
      environment: Parameters<typeof readConfig>[0],
      work: (url: string) => Promise<Result>,
    ): Promise<Result> => {
      const app = await createApp(readConfig(environment));
      try {
        return await work(await app.start());
      } finally {
        await app.close();
      }
    };

    const readLeads = async (url: string) => {
      const client = new ApiClient(url);
      expect((await client.signIn(ADMIN.email, ADMIN.password)).status).toBe(200);
      return {
        list: (await client.get('/api/leads?limit=100')).body,
        lead: (await client.get(`/api/leads/${OLD_ID}`)).body,
      };
    };

    test('npm run move keeps passwords, sessions, links to leads and the audit log', async () => {
      const { dataDir, sqlite, mongodb } = await prepare();
      await fillSqlite(dataDir, 5);
      const before = await running(sqlite, async (url) => readLeads(url));
      const run = (program: string, ...args: string[]) =>
        spawnSync(
          process.execPath,
          [join(import.meta.dirname, `../../../src/${program}.ts`), ...args],
          {
            cwd: dataDir,
            encoding: 'utf8',
            env: { PATH: process.env['PATH'], ...(program === 'move' ? sqlite : mongodb) },
          },
        );
      const moved = run(
        'move',
        '--to',
        String(mongodb['MONGODB_URI']),
        '--db',
        String(mongodb['DB_NAME']),
      );
      expect(moved.stderr).toBe('');
      expect(moved.stdout).toMatch(/leads +5 +sha256 [0-9a-f]{64}/);
      expect(await running(mongodb, readLeads)).toEqual(before);
      expect(run('audit-verify').stdout).toContain('The audit log is whole');
      await mongodbEngine.remove(dataDir);
    });

    test('a database of the first LeadRabbit gets encrypted tokens, and its leads are in the API', async () => {
      const { dataDir, mongodb } = await prepare();
      const client = new MongoClient(String(mongodb['MONGODB_URI']), { ignoreUndefined: true });
      const db = client.db(String(mongodb['DB_NAME']));
      await fillFirstDatabase(db);
      await running(mongodb, async (url) => {
        const api = new ApiClient(url);
        await api.signIn(ADMIN.email, ADMIN.password);
        const { body } = await api.get<{ leads: unknown[] }>('/api/leads?limit=100');
        expect(body.leads.length).toBeGreaterThanOrEqual(LEADS.length);
        await eventually('tokens are encrypted', async () => {
          const pages = await db.collection('meta_pages').find().toArray();
          return pages.every(({ accessToken }) => String(accessToken).startsWith('v1.'));
        });
        expect(JSON.stringify(await db.collection('meta_pages').find().toArray())).not.toContain(
          FIRST_TOKEN,
        );
      });
      await client.close();
      await mongodbEngine.remove(dataDir);
    });
  },
);
