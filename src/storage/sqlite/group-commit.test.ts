import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../../errors.ts';
import { GroupCommit } from './group-commit.ts';

const UNAVAILABLE = { code: 'storage-unavailable', status: 503 };

let folder: string;
let database: DatabaseSync;
let commits: GroupCommit;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leadrabbit-group-commit-'));
  database = open();
  database.exec('PRAGMA journal_mode = WAL; CREATE TABLE notes (id INTEGER PRIMARY KEY) STRICT');
  commits = new GroupCommit(database);
});

afterEach(() => {
  if (database.isOpen) database.close();
  rmSync(folder, { recursive: true });
});

const open = () => new DatabaseSync(join(folder, 'test.db'), { timeout: 20 });
const insert = (id: number) => () => database.prepare('INSERT INTO notes VALUES (?)').run(id);
const stored = () =>
  database
    .prepare('SELECT id FROM notes')
    .all()
    .map((row) => row['id']);
const statuses = async (writes: Promise<unknown>[]) =>
  (await Promise.allSettled(writes)).map(({ status }) => status);

function countCommits(): () => number {
  const exec = vi.spyOn(database, 'exec');
  return () => exec.mock.calls.filter(([sql]) => sql === 'COMMIT').length;
}

test('writes of one turn share one commit', async () => {
  const commitsSoFar = countCommits();
  await Promise.all(Array.from({ length: 300 }, (_, id) => commits.write(insert(id))));
  expect(commitsSoFar()).toBe(1);
  expect(stored()).toHaveLength(300);
});

test('very many writes are split into several commits, and none is lost', async () => {
  const commitsSoFar = countCommits();
  await Promise.all(Array.from({ length: 1_201 }, (_, id) => commits.write(insert(id))));
  expect(commitsSoFar()).toBe(3);
  expect(stored()).toHaveLength(1_201);
});

test('each promise resolves with its own value, and only after the commit', async () => {
  const elsewhere = open();
  const count = () => elsewhere.prepare('SELECT count(*) AS n FROM notes').get()?.['n'];
  const seen = await Promise.all(
    [1, 2, 3].map(async (id) => [await commits.write(() => (insert(id)(), id)), count()]),
  );
  expect(seen).toEqual([1, 2, 3].map((id) => [id, 3]));
  elsewhere.close();
});

test('a write that throws is undone alone, and its promise rejects with the error', async () => {
  const first = commits.write(insert(1));
  const wrong = commits.write(() => {
    insert(2)();
    throw new AppError('contact-missing', {});
  });
  const twice = commits.write(() => {
    insert(3)();
    insert(1)();
  });
  const results = statuses([first, wrong, twice, commits.write(insert(4))]);
  expect(await results).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
  await expect(wrong).rejects.toMatchObject({ code: 'contact-missing' });
  // A bug and no outage: it must not look like something that trying again would mend.
  await expect(twice).rejects.toMatchObject({ code: 'ERR_SQLITE_ERROR' });
  expect(stored()).toEqual([1, 4]);
});

test('while another process holds the lock, writes wait and the event loop is not blocked', async () => {
  commits = new GroupCommit(database, { patienceMs: 60_000 });
  const other = open();
  other.exec('BEGIN IMMEDIATE');
  const writes = [1, 2].map((id) => commits.write(insert(id)));
  // Turns of the event loop, which a call that waits inside SQLite would hold up.
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setTimeout(resolve, 1));
  writes.push(commits.write(insert(3)));
  expect(stored()).toEqual([]);
  other.exec('ROLLBACK');
  other.close();
  await Promise.all(writes);
  expect(stored()).toEqual([1, 2, 3]);
});

test('each write has its own waiting time, even if others came before it', async () => {
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  const other = open();
  other.exec('BEGIN IMMEDIATE');
  const first = commits.write(insert(1));
  clock.mockReturnValue(3_000);
  const second = commits.write(insert(2));
  clock.mockReturnValue(5_000);
  await expect(first).rejects.toMatchObject(UNAVAILABLE);
  other.exec('ROLLBACK');
  other.close();
  await second;
  expect(stored()).toEqual([2]);
});

test('other statements on the connection keep their busy timeout', async () => {
  await commits.write(insert(1));
  expect(database.prepare('PRAGMA busy_timeout').get()).toEqual({ timeout: 20 });
});

test('if another process keeps the lock, all writes are refused, and later writes succeed', async () => {
  commits = new GroupCommit(database, { patienceMs: 20 });
  const other = open();
  other.exec('BEGIN IMMEDIATE');
  const writes = [1, 2].map((id) => commits.write(insert(id)));
  for (const write of writes) await expect(write).rejects.toMatchObject(UNAVAILABLE);
  other.exec('ROLLBACK');
  other.close();
  await commits.write(insert(3));
  expect(stored()).toEqual([3]);
});

test('a write that ends the transaction fails its whole group, and nothing is stored', async () => {
  const writes = [
    commits.write(insert(1)),
    commits.write(() => {
      // What SQLite does by itself when the disk is full.
      database.exec('ROLLBACK');
      throw Object.assign(new Error('full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 });
    }),
    commits.write(insert(2)),
  ];
  for (const write of writes) await expect(write).rejects.toMatchObject(UNAVAILABLE);
  expect(stored()).toEqual([]);
  await commits.write(insert(3));
  expect(stored()).toEqual([3]);
});

test('a commit that fails is rolled back, and the next commit is not affected', async () => {
  const exec = vi.spyOn(database, 'exec').mockImplementation((sql) => {
    if (sql === 'COMMIT')
      throw Object.assign(new Error('disk I/O error'), {
        code: 'ERR_SQLITE_ERROR',
        errcode: 778,
      });
    DatabaseSync.prototype.exec.call(database, sql);
  });
  await expect(commits.write(insert(1))).rejects.toMatchObject(UNAVAILABLE);
  exec.mockRestore();
  await commits.write(insert(2));
  expect(stored()).toEqual([2]);
});

test('flush commits what is pending, and after closing writes are refused', async () => {
  const pending = commits.write(insert(1));
  commits.flush();
  expect(stored()).toEqual([1]);
  database.close();
  await pending;
  await expect(commits.write(insert(2))).rejects.toMatchObject(UNAVAILABLE);
});
