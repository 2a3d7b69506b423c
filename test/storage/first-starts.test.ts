import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ApiClient } from '../support/api-client.ts';
import { eventually } from '../support/eventually.ts';
import {
  ADMIN,
  EMPTY_FOLDER,
  startLeadRabbit,
  testEnvironment,
} from '../support/start-leadrabbit.ts';
import { startProcess, type StartedProcess } from './start-process.ts';

const NO_META = 'http://127.0.0.1:9';
const PAIRS = 4;

let dataDir: string;
let started: StartedProcess[] = [];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'leadrabbit-first-'));
});
afterEach(async () => {
  await Promise.all(started.map((each) => each.end('SIGKILL')));
  started = [];
  rmSync(dataDir, { recursive: true, force: true });
});

/** Starts a process without a configured secret: it makes its own or finds that of the other process. */
async function start(): Promise<{ url: string; process: StartedProcess }> {
  const { NEXTAUTH_SECRET: _, ...environment } = await testEnvironment(NO_META, dataDir);
  const process = startProcess(environment);
  started.push(process);
  return { url: environment['URL'] ?? '', process };
}

const answers = ({ url, process }: Awaited<ReturnType<typeof start>>) =>
  eventually(
    'LeadRabbit answers',
    async () => {
      if (process.exitCode() !== null) throw new Error(process.output());
      return (await fetch(`${url}/healthz`)).ok;
    },
    45_000,
  );

const count = (table: string) => {
  const raw = new DatabaseSync(join(dataDir, 'leadrabbit.db'), { readOnly: true });
  try {
    return raw.prepare(`SELECT count(*) AS rows FROM "${table}"`).get()?.['rows'];
  } finally {
    raw.close();
  }
};

describe('two first starts on one data folder at once', () => {
  test.each(Array.from({ length: PAIRS }, (_, index) => index + 1))(
    'two first starts on one data folder at once make one admin and one set of keys (pair %i)',
    async () => {
      const pair = await Promise.all([start(), start()]);
      for (const each of pair) await answers(each);
      expect(count('user')).toBe(1);
      const client = new ApiClient(pair[0]?.url ?? '');
      expect((await client.signIn(ADMIN.email, ADMIN.password)).status).toBe(200);
      // The other process accepts the session, so both sign with the same secret.
      const other = await fetch(`${pair[1]?.url}/api/session`, {
        headers: { cookie: client.cookie },
      });
      expect(other.status).toBe(200);
      expect(readdirSync(dataDir).filter((name) => name.endsWith('.draft'))).toEqual([]);
    },
  );
});

describe('a first start that is interrupted', () => {
  test('a start works after a first start was killed at any moment', async () => {
    for (const after of [150, 300, 450, 600, 800, 1_000, 1_300]) {
      const first = await start();
      await new Promise((resolve) => setTimeout(resolve, after));
      await first.process.end('SIGKILL');
    }
    const next = await start();
    await answers(next);
    const client = new ApiClient(next.url);
    expect((await client.signIn(ADMIN.email, ADMIN.password)).status).toBe(200);
  });

  test('a start completes a first start that ended between the account and its password', async () => {
    let app = await startLeadRabbit(NO_META, {}, EMPTY_FOLDER);
    try {
      const raw = new DatabaseSync(join(app.dataDir, 'leadrabbit.db'));
      raw.exec('DELETE FROM account');
      raw.close();
      expect((await app.stranger().signIn(ADMIN.email, ADMIN.password)).status).toBe(401);
      app = await app.restart();
      expect((await app.stranger().signIn(ADMIN.email, ADMIN.password)).status).toBe(200);
    } finally {
      await app.close();
    }
  });

  test('a person can repeat a set-up that ended between the account and its password', async () => {
    const noAdmin = { ADMIN_EMAIL: undefined, ADMIN_PASSWORD: undefined };
    const grace = { name: 'Grace', email: 'grace@example.com', password: 'a compiler for all' };
    let app = await startLeadRabbit(NO_META, noAdmin);
    const setUp = (email = grace.email) =>
      app.stranger().post('/api/setup', { code: app.setupCode ?? '', ...grace, email });
    try {
      expect(await setUp()).toMatchObject({ status: 200 });
      const raw = new DatabaseSync(join(app.dataDir, 'leadrabbit.db'));
      raw.exec('DELETE FROM account');
      raw.close();
      app = await app.restart();
      expect(await setUp()).toMatchObject({ status: 200 });
      expect((await app.stranger().signIn(grace.email, grace.password)).status).toBe(200);
      expect(await setUp('rival@example.com')).toMatchObject({ status: 409 });
    } finally {
      await app.close();
    }
  });

  test('a start removes the drafts of keys and the unfinished marks of an interrupted start', async () => {
    const first = await start();
    await answers(first);
    await first.process.end('SIGTERM');
    const leftovers = [
      join(dataDir, 'token.key.1.draft'),
      join(dataDir, 'processes', 'b7a8.lock.new'),
    ];
    const longAgo = new Date(Date.now() - 3_600_000);
    for (const file of leftovers) {
      writeFileSync(file, '');
      utimesSync(file, longAgo, longAgo);
    }
    const key = readFileSync(join(dataDir, 'token.key'), 'utf8');
    const next = await start();
    await answers(next);
    const names = [...readdirSync(dataDir), ...readdirSync(join(dataDir, 'processes'))];
    expect(names.filter((name) => /\.(draft|new)$/.test(name))).toEqual([]);
    expect(readFileSync(join(dataDir, 'token.key'), 'utf8')).toBe(key);
  });
});
