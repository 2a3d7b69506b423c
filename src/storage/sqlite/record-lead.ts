import type { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../errors.ts';
import {
  isImported,
  NEW_LEAD_FIELDS,
  type EnteredLead,
  type Lead,
  type NewLead,
} from '../../leads/lead.ts';
import { leadCreated } from '../../leads/lead-event.ts';
import type { LeadToImport } from '../../leads/lead-to-import.ts';
import { newId } from '../../new-id.ts';
import type { Actor } from '../../users/actor.ts';
import { toActorColumns } from '../actor-columns.ts';
import { positionAt, POSITIONS_PER_SECOND } from '../lead-position.ts';
import { termsOf } from '../lead-terms.ts';
import type { RecordEvent } from './lead-events.ts';
import { toColumns, toLead } from './lead-row.ts';
import { createRemoveLeads, type RemoveLead } from './remove-imported.ts';

/** Records a lead inside a write that is under way; see `LeadStore.recordOnce`. */
export type RecordLead = (
  lead: NewLead,
  by: Actor,
  now: Date,
) => { readonly created: boolean; readonly lead: Lead };

/** Records a lead that did not come from Meta, inside a write that is under way. */
export type CreateLead = (lead: EnteredLead, by: Actor, now: Date) => Lead;

/** Records the lead of a row of a file inside a write that is under way; see `LeadStore.importOnce`. */
export type ImportLead = (
  lead: LeadToImport,
  by: Actor,
  now: Date,
) => { readonly created: boolean; readonly lead: Lead };

/** New leads, each with its place in the list and its search terms. */
export function createRecordLead(
  database: DatabaseSync,
  record: RecordEvent,
): {
  readonly recordLead: RecordLead;
  readonly createLead: CreateLead;
  readonly importLead: ImportLead;
  readonly removeImported: RemoveLead;
  readonly removeAdded: RemoveLead;
} {
  const insertLead = createInsertLead(database, record);
  const selectByMetaLead = database.prepare('SELECT * FROM leads WHERE metaLeadId = ?');
  const selectById = database.prepare('SELECT * FROM leads WHERE id = ?');
  const isErased = database.prepare(
    "SELECT 1 FROM meta_leads WHERE leadId = ? AND state = 'erased'",
  );
  const insertNote = database.prepare(`
    INSERT INTO lead_notes (id, leadId, text, mentions, authorId, authorName, createdAt)
    VALUES (:id, :leadId, :text, '[]', :authorId, :authorName, :createdAt)`);
  return {
    recordLead: (lead, by, now) => {
      const known = selectByMetaLead.get(lead.metaData.leadId);
      if (known) return { created: false, lead: toLead(known) };
      if (isErased.get(lead.metaData.leadId)) throw new AppError('lead-erased', {});
      return { created: true, lead: insertLead({ ...NEW_LEAD_FIELDS, ...lead }, by, now) };
    },
    createLead: (lead, by, now) => {
      const fromNowhere = { metaData: null, origin: null, answers: [], disclaimers: [] };
      return insertLead({ ...NEW_LEAD_FIELDS, ...lead, ...fromNowhere, createdAt: now }, by, now);
    },
    importLead: ({ notes, ...lead }, by, now) => {
      const metaLeadId = lead.metaData?.leadId;
      const known =
        selectById.get(lead.id) ??
        (metaLeadId === undefined ? undefined : selectByMetaLead.get(metaLeadId));
      if (known) return { created: false, lead: toLead(known) };
      if (metaLeadId !== undefined && isErased.get(metaLeadId))
        throw new AppError('lead-erased', {});
      const recorded = insertLead({ ...NEW_LEAD_FIELDS, ...lead }, by, now);
      const { id: authorId, name: authorName } = toActorColumns(by);
      for (const text of notes)
        insertNote.run({
          id: newId(),
          leadId: lead.id,
          text,
          authorId,
          authorName,
          createdAt: now.getTime(),
        });
      return { created: true, lead: recorded };
    },
    ...createRemoveLeads(database, record),
  };
}

function createInsertLead(database: DatabaseSync, record: RecordEvent) {
  const insert = database.prepare(`
    INSERT INTO leads
      (position, id, metaLeadId, name, nameKey, email, phone, phoneE164, company, contact, status, source,
       tags, metaData, answers, disclaimers, origin, createdAt, updatedAt, ownerId, priority,
       lostReason, customFields, assignmentDueAt)
    VALUES
      (:position, :id, :metaLeadId, :name, :nameKey, :email, :phone, :phoneE164, :company, :contact, :status,
       :source, :tags, :metaData, :answers, :disclaimers, :origin, :createdAt, :updatedAt, :ownerId,
       :priority, :lostReason, :customFields, :assignmentDueAt)
    RETURNING *`);
  const insertTerms = database.prepare('INSERT INTO leads_search (terms, rowid) VALUES (?, ?)');
  const lastOfSecond = database.prepare(
    'SELECT max(position) AS position FROM leads WHERE position >= ? AND position < ?',
  );

  /** Rises with the time of sending; within one second with the order of recording. */
  function nextPosition(createdAt: Date): number {
    const from = positionAt(createdAt);
    const last = lastOfSecond.get(from, from + POSITIONS_PER_SECOND)?.['position'];
    return typeof last === 'number' ? last + 1 : from;
  }

  return (
    { id = newId(), ...lead }: Omit<Lead, 'id' | 'updatedAt'> & { readonly id?: string },
    by: Actor,
    now: Date,
  ): Lead => {
    const position = nextPosition(lead.createdAt);
    const row = insert.get({
      ...toColumns(lead, now),
      position,
      id,
      status: lead.status,
      ownerId: lead.ownerId,
      priority: lead.priority,
      lostReason: lead.lostReason,
      customFields: JSON.stringify(lead.customFields),
      assignmentDueAt: lead.ownerId === null && !isImported(lead) ? now.getTime() : null,
    });
    if (!row) throw new Error('SQLite did not return the lead that it stored.');
    // As it was read back: halves of surrogate pairs do not survive in UTF-8.
    const recorded = toLead(row);
    insertTerms.run(termsOf(recorded).join(' '), position);
    record(leadCreated(recorded, by, now));
    return recorded;
  };
}
