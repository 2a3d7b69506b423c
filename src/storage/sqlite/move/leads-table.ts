import type { DatabaseSync } from 'node:sqlite';
import { termsOf } from '../../lead-terms.ts';
import { toNeutralLead, toStoredLead } from '../../move/neutral-lead.ts';
import type { KindOfRecords } from '../../move/move-side.ts';
import type { NeutralRecord } from '../../move/neutral-record.ts';
import { integer, millis, type Row } from '../columns.ts';
import { toChangedColumns, toColumns, toLead } from '../lead-row.ts';
import { toStatusColumns } from '../lead-status-columns.ts';
import { toNote } from '../note-store.ts';
import { inTransaction } from './plain-table.ts';

const COLUMNS = [
  'position',
  'id',
  'metaLeadId',
  'name',
  'nameKey',
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
  'seenBy',
  'firstContactedAt',
  'statusChangedAt',
  'statusBefore',
  'createdAt',
  'updatedAt',
  'ownerId',
  'priority',
  'rank',
  'lostReason',
  'customFields',
  'firstReachedAt',
  'meetings',
  'conversations',
  'assignment',
  'assignmentDueAt',
  'leaseUserId',
  'leaseUntil',
] as const;

/** Leads, with their search terms and notes. */
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

  const selectNotes = database.prepare('SELECT * FROM lead_notes WHERE leadId = ? ORDER BY rowid');
  const insertNote = database.prepare(`
    INSERT INTO lead_notes (id, leadId, text, mentions, authorId, authorName, createdAt, editedAt)
    VALUES (:id, :leadId, :text, :mentions, :authorId, :authorName, :createdAt, :editedAt)`);
  const removeNotes = database.prepare('DELETE FROM lead_notes WHERE leadId = ?');

  const toRecord = (row: Row): NeutralRecord => {
    const lead = toLead(row);
    const events = integer(countEvents.get(lead.id) ?? {}, 'n');
    const notes = selectNotes.all(lead.id).map(toNote);
    return toNeutralLead(lead, { notes, position: integer(row, 'position'), version: events });
  };
  const removeOne = (id: string) => {
    const removed = remove.get(id);
    if (removed) removeTerms.run(integer(removed, 'position'));
    removeNotes.run(id);
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
          const { lead, notes, position } = toStoredLead(record);
          removeOne(lead.id);
          insert.run({
            position,
            id: lead.id,
            ...toColumns(lead, lead.updatedAt),
            ...toChangedColumns(lead),
            ...toStatusColumns(lead),
          });
          for (const note of notes)
            insertNote.run({
              ...note,
              leadId: lead.id,
              mentions: JSON.stringify(note.mentions),
              createdAt: note.createdAt.getTime(),
              editedAt: millis(note.editedAt),
            });
          insertTerms.run(termsOf(lead).join(' '), position);
        }
      }),
    remove: async (keys) => inTransaction(database, () => keys.forEach(removeOne)),
  };
}
