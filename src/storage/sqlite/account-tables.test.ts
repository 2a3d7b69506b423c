import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getMigrations } from 'better-auth/db/migration';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AUTH_SCHEMA } from '../../users/create-auth.ts';
import { openSqliteStorage } from './open-sqlite-storage.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leadrabbit-accounts-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the installed better-auth finds all its tables, columns and indexes in a new database', async () => {
  const storage = await openSqliteStorage(folder);
  const { toBeCreated, toBeAdded, compileMigrations } = await getMigrations({
    database: storage.accounts,
    ...AUTH_SCHEMA,
  });
  expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
  expect(await compileMigrations()).toMatch(/^;?\s*$/);
  await storage.close();
});
