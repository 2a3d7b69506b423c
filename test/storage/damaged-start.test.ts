import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSqliteStorage } from '../../src/storage/sqlite/open-sqlite-storage.ts';
import { eventually } from '../support/eventually.ts';
import { delivery, leadgenChange, postWebhook } from '../support/post-webhook.ts';
import { testEnvironment } from '../support/start-leadrabbit.ts';
import { canMountSmallDisk } from '../contract/sqlite-harness.ts';
import { startProcess, type StartedProcess } from './start-process.ts';

let dataDir: string;
let started: StartedProcess | undefined;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'leadrabbit-start-'));
});
afterEach(async () => {
  await started?.end('SIGKILL');
  started = undefined;
  rmSync(dataDir, { recursive: true, force: true });
});

const file = () => join(dataDir, 'leadrabbit.db');

/** Creates a database that is large enough to have pages of several kinds. */
async function makeDatabase() {
  const storage = await openSqliteStorage(dataDir);
  for (let id = 0; id < 50; id += 1)
    await storage.inbox.receive({
      rawBody: Buffer.alloc(5_000, 'x'),
      receivedAt: new Date(),
      events: [],
    });
  await storage.close();
}

/** Starts LeadRabbit and waits until it ends by itself. @returns its output */
async function failedStart(
  wrap?: (command: readonly string[]) => readonly string[],
  folder = dataDir,
): Promise<string> {
  const environment = await testEnvironment('http://127.0.0.1:9', folder);
  started = startProcess(environment, wrap ? { wrap } : {});
  expect(await started.ended, started.output()).toBe(1);
  return started.output();
}

/** Expects one line of plain sentences without a stack. */
function expectPlain(output: string, ...parts: string[]): void {
  for (const part of parts) expect(output).toContain(part);
  expect(output).not.toMatch(/\n\s+at /);
  expect(output).not.toContain('ERR_SQLITE');
  expect(output.trim().split('\n')).toHaveLength(1);
}

const RESTORE = 'npm run restore -- --from';

describe('a start that cannot use its data and says in a sentence what to do', () => {
  test('a start says to restore a backup if the beginning of the database is overwritten', async () => {
    await makeDatabase();
    const bytes = readFileSync(file());
    writeFileSync(file(), bytes.fill(0x20, 0, 200));
    expectPlain(await failedStart(), 'is not a database', RESTORE);
  });

  test('a start says to check DATA_DIR if the database file is a text file', async () => {
    writeFileSync(file(), 'shopping list\n'.repeat(100));
    expectPlain(await failedStart(), 'is not a database', 'DATA_DIR');
  });

  test('a start says to restore a backup if half of the database is missing', async () => {
    await makeDatabase();
    truncateSync(file(), Math.floor(statSync(file()).size / 2));
    expectPlain(await failedStart(), 'is damaged', RESTORE);
  });

  test('a start says to restore a backup if the schema of the database is damaged', async () => {
    await makeDatabase();
    const bytes = readFileSync(file());
    writeFileSync(file(), bytes.fill(0xff, 100, 4_096));
    expectPlain(await failedStart(), 'is damaged', RESTORE);
  });

  test('a start says to check DATA_DIR if the database belongs to another program, and leaves it unchanged', async () => {
    const other = new DatabaseSync(file());
    other.exec('CREATE TABLE recipes (name TEXT)');
    other.close();
    expectPlain(await failedStart(), 'another program', 'DATA_DIR');
    const again = new DatabaseSync(file(), { readOnly: true });
    expect(again.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'recipes' }]);
    again.close();
  });

  test('a start says that a newer version of LeadRabbit wrote the database', async () => {
    await makeDatabase();
    const raw = new DatabaseSync(file());
    raw.exec('PRAGMA user_version = 9999');
    raw.close();
    expectPlain(await failedStart(), 'newer version of LeadRabbit');
  });

  test('a start says that the database file is a folder', async () => {
    mkdirSync(file());
    expectPlain(await failedStart(), 'is a folder');
  });

  test('a start says that another program holds the database', async () => {
    await makeDatabase();
    const other = new DatabaseSync(file());
    other.exec('BEGIN IMMEDIATE');
    try {
      expectPlain(await failedStart(), 'held by another program');
    } finally {
      other.close();
    }
  });

  test('a start says that DATA_DIR is not a folder', async () => {
    writeFileSync(join(dataDir, 'file'), '');
    expectPlain(await failedStart(undefined, join(dataDir, 'file')), 'is not a folder', 'DATA_DIR');
  });

  test('a start says to restore a key file that holds no key', async () => {
    await makeDatabase();
    writeFileSync(join(dataDir, 'token.key'), '');
    expectPlain(await failedStart(), 'token.key', 'backup');
  });

  test('a start says to restore a backup if the database is missing but the keys are there', async () => {
    await makeDatabase();
    writeFileSync(join(dataDir, 'token.key'), Buffer.alloc(32).toString('base64'));
    rmSync(file());
    rmSync(join(dataDir, 'processes'), { recursive: true });
    expectPlain(await failedStart(), 'missing or empty', RESTORE);
  });

  describe.runIf(canMountSmallDisk())('a file system of its own', () => {
    const onTmpfs = (mount: string) => (command: readonly string[]) => [
      'unshare',
      '--user',
      '--map-root-user',
      '--mount',
      'sh',
      '-c',
      `${mount} && shift && exec "$@"`,
      'sh',
      dataDir,
      ...command,
    ];

    test('a first start says that the disk is full', async () => {
      const fill = 'mount -t tmpfs -o size=64k tmpfs "$1" && head -c 60000 /dev/zero > "$1/filler"';
      expectPlain(await failedStart(onTmpfs(fill)), 'is full');
    });

    test('a start with an existing database says that the disk is full', async () => {
      await makeDatabase();
      const kilobytes = Math.ceil(statSync(file()).size / 1024) + 8;
      const fill = `cp "$1/leadrabbit.db" /tmp/. 2>/dev/null; db=$(mktemp -d) && cp "$1/leadrabbit.db" "$db" && mount -t tmpfs -o size=${kilobytes}k tmpfs "$1" && cp "$db/leadrabbit.db" "$1" && rm -r "$db"; cat /dev/zero > "$1/filler" 2>/dev/null; true`;
      expectPlain(await failedStart(onTmpfs(fill)), 'is full');
    });

    test('a start says to make a read-only disk writable', async () => {
      expectPlain(
        await failedStart(onTmpfs('mount -t tmpfs -o ro tmpfs "$1"')),
        'Make it writable',
      );
    });

    test.runIf(process.getuid?.() === 0)(
      'a start says to chown files of another user',
      async () => {
        await makeDatabase();
        for (const name of readdirSync(dataDir)) chownSync(join(dataDir, name), 12_345, 12_345);
        chownSync(dataDir, 12_345, 12_345);
        const asSomebodyElse = (command: readonly string[]) => [
          'unshare',
          '--user',
          '--map-root-user',
          ...command,
        ];
        expectPlain(await failedStart(asSomebodyElse), 'chown');
      },
    );
  });
});

describe('a database with a damaged page in the middle', () => {
  test('after a start on a database with a damaged page, webhooks get 503 and readiness says to restore', async () => {
    await makeDatabase();
    const bytes = readFileSync(file());
    writeFileSync(file(), bytes.fill(0, bytes.length - 5 * 4_096, bytes.length - 4_096));
    const environment = await testEnvironment('http://127.0.0.1:9', dataDir);
    const url = environment['URL'] ?? '';
    started = startProcess({ ...environment, LOG_LEVEL: 'warn' });
    await eventually('LeadRabbit answers', async () => (await fetch(`${url}/healthz`)).ok, 30_000);
    await eventually(
      'readiness reports the damage',
      async () => {
        const answer = await fetch(`${url}/readyz`);
        const body = (await answer.json()) as { code?: string; reason?: string };
        return body.code === 'database-damaged' && body.reason?.includes(RESTORE);
      },
      30_000,
    );
    const change = leadgenChange({ leadgen_id: '1', page_id: '7', form_id: '8' });
    expect(await postWebhook({ url }, delivery({ 7: [change] }))).toMatchObject({
      status: 503,
      body: { code: 'storage-unavailable', error: expect.stringContaining(RESTORE) },
    });
    expect(started.output()).toContain('admins are told');
  });
});

describe.skipIf(process.platform === 'win32')('the data folder', () => {
  const start = async (wrap?: (command: readonly string[]) => readonly string[]) => {
    const environment = await testEnvironment('http://127.0.0.1:9', dataDir);
    started = startProcess(
      {
        ...environment,
        NEXTAUTH_SECRET: 'a secret for tests that is long enough',
        LOG_LEVEL: 'warn',
      },
      wrap ? { wrap } : {},
    );
    const url = environment['URL'] ?? '';
    await eventually(
      'LeadRabbit answers',
      async () => {
        if (started?.exitCode() !== null) throw new Error(started?.output());
        return (await fetch(`${url}/healthz`)).ok;
      },
      30_000,
    );
  };
  const openToOthers = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .map((entry) => join(entry.parentPath, entry.name))
      .concat(folder)
      .filter((path) => (statSync(path).mode & 0o077) !== 0);

  test('a start makes the data folder private, with every file of an earlier start', async () => {
    await makeDatabase();
    mkdirSync(join(dataDir, 'backups'));
    writeFileSync(join(dataDir, 'token.key'), Buffer.alloc(32, 1).toString('base64'));
    writeFileSync(join(dataDir, 'processes', 'dead.lock'), '');
    for (const path of [...readdirSync(dataDir).map((name) => join(dataDir, name)), dataDir])
      chmodSync(path, 0o755);
    chmodSync(join(dataDir, 'processes', 'dead.lock'), 0o644);
    await start();
    expect(openToOthers(dataDir)).toEqual([]);
  });

  test.runIf(process.getuid?.() === 0 && canMountSmallDisk())(
    'a start uses the data folder of another user as it is, and the log says so',
    async () => {
      await makeDatabase();
      rmSync(join(dataDir, 'processes'), { recursive: true });
      for (const name of readdirSync(dataDir)) {
        chmodSync(join(dataDir, name), 0o666);
        chownSync(join(dataDir, name), 12_345, 12_345);
      }
      chmodSync(dataDir, 0o777);
      chownSync(dataDir, 12_345, 12_345);
      await start((command) => ['unshare', '--user', '--map-root-user', ...command]);
      expect(started?.output()).toContain('other users of this machine may read');
    },
  );
});
