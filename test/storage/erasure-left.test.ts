import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqliteStorage } from '../../src/storage/sqlite/open-sqlite-storage.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { ADMIN, at, sampleLead } from '../contract/samples.ts';
import { eventually } from '../support/eventually.ts';
import { searchBytes } from '../support/search-bytes.ts';

let folder: string;
let storage: Storage;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'leadrabbit-erasure-'));
  storage = await openSqliteStorage(folder);
});
afterEach(async () => {
  await storage.close();
  rmSync(folder, { recursive: true, force: true });
});

const PERSON = { name: 'Wilhelmina Quast', email: 'quastmail@example.com' };
const find = () => searchBytes(folder, ['quast', 'wilhelmina']);

async function record() {
  // Another lead, so that the search index keeps a segment.
  await storage.leads.recordOnce(sampleLead(), ADMIN, at(1));
  return (await storage.leads.recordOnce(sampleLead(PERSON), ADMIN, at(2))).lead;
}
const orderFor = (leadId: string) => ({
  certificateId: 'certificate-1',
  leadIds: [leadId],
  heldLeadIds: [],
  by: ADMIN,
  at: at(9),
});

test('what a process leaves that ends in the middle of an erasure is overwritten after the next start', async () => {
  const lead = await record();
  const erasing = storage.erasures.erase(orderFor(lead.id)).catch(() => undefined);
  await storage.close();
  await erasing;
  expect(find(), 'the rows are gone, and the terms are left').not.toEqual([]);
  storage = await openSqliteStorage(folder);
  expect(await storage.leads.find(lead.id)).toBeUndefined();
  await eventually('the files without the person', async () => find().length === 0 || undefined);
});

test('an erasure waits for a reader of another process, which keeps the log from being emptied', async () => {
  const lead = await record();
  const reader = new DatabaseSync(join(folder, 'leadrabbit.db'), { readOnly: true });
  reader.exec('BEGIN');
  reader.prepare('SELECT count(*) FROM leads').get();
  const erasing = storage.erasures.erase(orderFor(lead.id));
  setTimeout(() => reader.exec('COMMIT'), 500);
  await erasing;
  reader.close();
  expect(find()).toEqual([]);
});
