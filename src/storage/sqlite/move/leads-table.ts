import type { DatabaseSync } from 'node:sqlite';
import { termsOf } from '../../lead-terms.ts';
import { toNeutralLead, toStoredLead } from '../../move/neutral-lead.ts';
import type { KindOfRecords } from '../../move/move-side.ts';
import type { NeutralRecord } from '../../move/neutral-record.ts';
import { integer, millis, type Row } from '../columns.ts';
import { toColumns, toLead } from '../lead-row.ts';
import { toStatusColumns } from '../lead-status-columns.ts';
import { inTransaction } from './plain-table.ts';

const COLUMNS = [
  'position',
  'id',
  'metaLeadId',
  'name',
  'email',
  'phone',
  'phoneE164',
  'company',
  'contact',
  'status',
  'source',
  'tags',
  'metaData',
  'answers',
  'disclaimers',
  'origin',
  'firstSeenAt',
  'firstContactedAt',
  'statusChangedAt',
  'statusBefore',
  'createdAt',
  'updatedAt',
] as const;

/** Leads, with their search terms. */
export function createLeadsTable(database: DatabaseSync): KindOfRecords {
  const all = database.prepare('SELECT * FROM leads');
  const one = database.prepare('SELECT * FROM leads WHERE id = ?');
  const countEvents = database.prepare('SELECT count(*) AS n FROM lead_events WHERE leadId = ?');
  const insert = database.prepare(
    `INSERT INTO leads (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((name) => `:${name}`).join(', ')})`,
  );
  const insertTerms = database.prepare('INSERT INTO leads_search (terms, rowid) VALUES (?, ?)');
  const remove = database.prepare('DELETE FROM leads WHERE id = ? RETURNING position');
  const removeTerms = database.prepare('DELETE FROM leads_search WHERE rowid = ?');

  const toRecord = (row: Row): NeutralRecord => {
    const lead = toLead(row);
    const events = integer(countEvents.get(lead.id) ?? {}, 'n');
    return toNeutralLead(lead, { position: integer(row, 'position'), version: events });
  };
  const removeOne = (id: string) => {
    const removed = remove.get(id);
    if (removed) removeTerms.run(integer(removed, 'position'));
  };
  return {
    name: 'leads',
    async *readAll() {
      for (const row of all.iterate()) yield toRecord(row);
    },
    find: async (keys) =>
      new Map(
        keys.flatMap((key) => {
          const row = one.get(key);
          return row ? [[key, toRecord(row)] as const] : [];
        }),
      ),
    write: async (records) =>
      inTransaction(database, () => {
        for (const record of records) {
          const { lead, position } = toStoredLead(record);
          removeOne(lead.id);
          insert.run({
            position,
            id: lead.id,
            ...toColumns(lead, lead.updatedAt),
            firstSeenAt: millis(lead.firstSeenAt),
            ...toStatusColumns(lead),
          });
          insertTerms.run(termsOf(lead).join(' '), position);
        }
      }),
    remove: async (keys) => inTransaction(database, () => keys.forEach(removeOne)),
  };
}
