import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { at, sampleLead } from './samples.ts';
import { eventually } from '../support/eventually.ts';
import { openSqliteStorage } from '../../src/storage/sqlite/open-sqlite-storage.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { INTAKE } from '../../src/users/actor.ts';

const LEADS = 200;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leadrabbit-search-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const openRaw = () => new DatabaseSync(join(folder, 'leadrabbit.db'));

/** A database as an upgrade finds it: its leads have the terms of an earlier version. */
async function storeWithOldTerms(): Promise<void> {
  const storage = await openSqliteStorage(folder);
  for (let index = 0; index < LEADS; index += 1)
    await storage.leads.recordOnce(
      sampleLead({ name: `Lead${index} کریمی`, createdAt: at(index) }),
      INTAKE,
      at(index),
    );
  await storage.close();
  const raw = openRaw();
  raw.exec(`
    UPDATE leads_search SET terms = 'old =New =facebook' WHERE rowid IN (SELECT position FROM leads);
    UPDATE search_index SET version = 1, target = 1, below = 0;`);
  raw.close();
}

const leftOver = (): number => {
  const raw = openRaw();
  const row = raw
    .prepare(`SELECT count(*) AS n FROM leads_search WHERE leads_search MATCH '"old"'`)
    .get();
  raw.close();
  return Number(row?.['n']);
};

async function countFound(storage: Storage, q: string) {
  return (await storage.leads.list({ limit: 500, q })).leads.length;
}

test('leads of an earlier version get the current search terms in the background', async () => {
  await storeWithOldTerms();
  const storage = await openSqliteStorage(folder);
  expect(await countFound(storage, 'كريمي')).toBeLessThan(LEADS);
  await storage.leads.recordOnce(sampleLead({ name: 'New كريمي' }), INTAKE, at(5));
  await eventually(
    'all leads are found',
    async () => (await countFound(storage, 'كريمي')) === LEADS + 1,
  );
  expect(await countFound(storage, 'lead7')).toBe(11);
  expect(leftOver()).toBe(0);
  await storage.close();
});

test('a renewal that is interrupted by a stop goes on at the next start', async () => {
  await storeWithOldTerms();
  const first = await openSqliteStorage(folder);
  await eventually('some leads are renewed', async () => (await countFound(first, 'كريمي')) > 0);
  await first.close();
  const left = leftOver();
  const second = await openSqliteStorage(folder);
  const third = await openSqliteStorage(folder);
  await eventually(
    'all leads are found',
    async () => (await countFound(second, 'كريمي')) === LEADS,
  );
  expect(left).toBeLessThanOrEqual(LEADS);
  expect(leftOver()).toBe(0);
  await Promise.all([second.close(), third.close()]);
});
