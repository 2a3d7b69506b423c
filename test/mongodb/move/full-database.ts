import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { sampleLead } from '../../contract/samples.ts';
import type { PlainKind } from '../../../src/storage/move/plain-kind.ts';
import { PLAIN_KINDS } from '../../../src/storage/move/plain-kinds.ts';
import type { Storage } from '../../../src/storage/storage.ts';
import { openSqliteStorage } from '../../../src/storage/sqlite/open-sqlite-storage.ts';
import { OPERATOR } from '../../../src/users/actor.ts';

/** A lead as it was stored before LeadRabbit gave out ids of 24 digits. */
export const OLD_ID = '0b5e8d5e-6a3f-4f6e-9a55-0a3f6f0c1d2e';

export const NOW = new Date('2026-11-20T12:00:00.123Z');

/** Fills a new folder with rows in every table, each column of them once set and once empty. */
export async function fillSqlite(dataDir: string, leads = 20): Promise<void> {
  const storage = await openSqliteStorage(dataDir);
  const ids: string[] = [];
  for (let n = 0; n < leads; n += 1) {
    const recorded = await storage.leads.recordOnce(
      sampleLead(
        {
          name: `Person ${n}`,
          createdAt: new Date(NOW.getTime() + Math.floor(n / 3)),
        },
        `70${n}`,
      ),
      OPERATOR,
      NOW,
    );
    ids.push(recorded.lead.id);
    await storage.leads.markSeen(recorded.lead.id, OPERATOR, NOW);
    if (n % 4 === 2) await workOn(storage, recorded.lead.id);
    if (n % 2 === 0) await storage.leads.setStatus(recorded.lead.id, 'Contacted', OPERATOR, NOW);
  }
  await storage.close();
  const database = new DatabaseSync(join(dataDir, 'leadrabbit.db'));
  database.exec('PRAGMA foreign_keys = OFF');
  database.exec(`UPDATE leads SET id = '${OLD_ID}' WHERE id = '${ids[0]}'`);
  for (const table of ['lead_events', 'lead_notes', 'conversations'])
    database.exec(`UPDATE ${table} SET leadId = '${OLD_ID}' WHERE leadId = '${ids[0]}'`);
  for (const kind of PLAIN_KINDS)
    if (kind.name !== 'audit_log') for (const n of [1, 2]) insertRow(database, kind, n);
  const insertDelivery = database.prepare(
    'INSERT INTO webhook_deliveries (receivedAt, body) VALUES (?, ?)',
  );
  insertDelivery.run(1_700_000_000_000, Buffer.from('{"leadgen_id":"701","x":"\u0000é"}'));
  insertDelivery.run(1_700_000_000_000, Buffer.from([0, 255, 128]));
  database.exec(`
    INSERT INTO incidents (subject, "check", code, params, openedAt, closedAt) VALUES
      ('app', 'app-secret', 'secret-wrong', '{"a":1}', 1700000000000, 1700000001000),
      ('app', 'app-secret', 'secret-wrong', '{}', 1700000002000, NULL)`);
  database.close();
}

/** A lead that people have changed and written about. */
async function workOn({ leads, notes, conversations }: Storage, id: string): Promise<void> {
  const set = { name: 'Ümit', ownerId: 'u1', priority: 'high', 'customFields.A.b': 'c' };
  await leads.edit(id, { set, from: {}, addTags: ['warm'] }, OPERATOR, NOW);
  await notes.add(id, { text: 'First\n\u0000', mentions: ['u1'] }, OPERATOR, NOW);
  const second = await notes.add(id, { text: 'Second', mentions: [] }, OPERATOR, NOW);
  await notes.edit(id, second?.id ?? '', { text: 'Changed', mentions: [] }, OPERATOR, NOW);
  const call = { channel: 'call', direction: 'out', outcome: 'reached', text: 'Hi' } as const;
  const added = await conversations.add(id, { ...call, startedAt: NOW }, OPERATOR, NOW);
  await conversations.add(id, { ...call, startedAt: NOW }, OPERATOR, NOW);
  const command = { by: OPERATOR, now: NOW };
  await conversations.edit(id, added?.id ?? '', { outcome: 'no_answer' }, command);
}

/** The second row has no value in each column that may be empty. */
function insertRow(database: DatabaseSync, kind: PlainKind, n: number): void {
  const columns = database.prepare(`PRAGMA table_info("${kind.name}")`).all();
  const values = columns.map(({ name, notnull, pk }) => {
    const column = String(name);
    const isNeeded = notnull === 1 || Number(pk) > 0;
    return n === 2 && !isNeeded ? null : valueOf(kind, column, n);
  });
  const names = columns.map(({ name }) => `"${String(name)}"`).join(', ');
  const marks = columns.map(() => '?').join(', ');
  database.prepare(`INSERT INTO "${kind.name}" (${names}) VALUES (${marks})`).run(...values);
}

const TIME = 1_700_000_000_000;

function valueOf(kind: PlainKind, column: string, n: number): SQLInputValue {
  if (column === kind.sqliteJson?.column) return JSON.stringify({ state: 'ok', checks: [{ n }] });
  if (kind.name === 'meta_leads' && column === 'originalFields')
    return JSON.stringify({ id: `9${n}`, 'a.b': { $c: 1 }, field_data: [] });
  const type = kind.fields[column];
  if (type === 'time') return TIME + n;
  if (type === 'isoTime') return new Date(TIME + n).toISOString();
  if (type === 'json') return JSON.stringify(jsonOf(column, n));
  if (type === 'number' || type === 'count') return n;
  if (type === 'flag' || type === 'yesNo') return n % 2;
  if (column === 'enabledAt' || column === 'passUntil') return TIME;
  if (column === 'leaseHolder' || column === 'passHolder' || column === 'passCheckpoint')
    return null;
  if (column === 'overwrittenAt') return TIME;
  return `${column} ${n}`.replaceAll(' ', kind.key.includes(column) ? '-' : ' ');
}

function jsonOf(column: string, n: number): unknown {
  const at = new Date(TIME + n).toISOString();
  if (column === 'attention') return { code: 'reconnect', since: at, reason: null };
  if (column === 'comparison') return { comparedAt: at, stored: n };
  if (column === 'scopes' || column === 'fields' || column === 'questions')
    return [`${column}${n}`];
  return { z: n, a: ['x', { deep: null }] };
}
