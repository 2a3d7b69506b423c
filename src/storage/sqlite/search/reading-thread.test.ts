import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ReadingThread } from './reading-thread.ts';

let folder: string;
let database: DatabaseSync;
let thread: ReadingThread;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leadrabbit-thread-'));
  const file = join(folder, 'leadrabbit.db');
  database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; CREATE TABLE t (n INTEGER)');
  thread = new ReadingThread(file);
});
afterEach(async () => {
  await thread.close();
  database.close();
  rmSync(folder, { recursive: true });
});

const COUNT = 'SELECT count(*) AS n FROM t WHERE n > ?';
/** Counts to ten million, which takes a while. */
const LONG =
  'WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < ?) SELECT max(n) AS n FROM c';

test('a query sees every commit before it', async () => {
  for (let turn = 1; turn <= 20; turn += 1) {
    database.exec('INSERT INTO t VALUES (5)');
    expect(await thread.all(COUNT, [4])).toEqual([{ n: turn }]);
  }
});

test('a long query does not block the event loop', async () => {
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 1);
  expect(await thread.all(LONG, [5_000_000])).toEqual([{ n: 5_000_000 }]);
  clearInterval(timer);
  expect(turns).toBeGreaterThan(10);
});

test('a query that fails returns nothing, and the next one is answered', async () => {
  expect(await thread.all('SELECT * FROM missing', [])).toBeUndefined();
  expect(await thread.all(COUNT, [0])).toEqual([{ n: 0 }]);
});

test('the thread cannot write to the database', async () => {
  expect(await thread.all('INSERT INTO t VALUES (1) RETURNING n', [])).toBeUndefined();
  expect(await thread.all(COUNT, [0])).toEqual([{ n: 0 }]);
});

test('a closed thread answers the queries from before the close, and none after it', async () => {
  const before = thread.all(COUNT, [0]);
  await thread.close();
  expect(await before).toEqual([{ n: 0 }]);
  expect(await thread.all(COUNT, [0])).toBeUndefined();
});
