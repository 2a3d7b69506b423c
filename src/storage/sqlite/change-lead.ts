import type { DatabaseSync } from 'node:sqlite';
import type { Lead } from '../../leads/lead.ts';
import { leadChanged, type LeadChange } from '../../leads/lead-event.ts';
import type { Actor } from '../../users/actor.ts';
import { termsOf } from '../lead-terms.ts';
import { ignoreOddValues, type ReportOddValue } from '../odd-values.ts';
import * as column from './columns.ts';
import type { RecordEvent } from './lead-events.ts';
import { toChangedColumns, toLead } from './lead-row.ts';
import { toStatusColumns } from './lead-status-columns.ts';

/** Who changes a lead, and when. */
export interface Command {
  readonly by: Actor;
  readonly now: Date;
  /** The id of the event; a new one if it is left out. */
  readonly eventId?: string | undefined;
}

/** A lead after a change that was written. */
export interface ChangedLead {
  readonly lead: Lead;
  /** Undefined if nothing of the change is in events. */
  readonly eventId: string | undefined;
}

/** Reads and changes leads inside a write, so that nobody changes one between the two. */
export interface LeadWriter {
  find(id: string): Lead | undefined;
  /** Writes `after` with its search terms and its event. */
  change(change: LeadChange, command: Command): ChangedLead;
}

const CHANGED = [
  'name',
  'nameKey',
  'email',
  'phone',
  'phoneE164',
  'company',
  'contact',
  'tags',
  'ownerId',
  'assignment',
  'assignmentDueAt',
  'leaseUserId',
  'leaseUntil',
  'priority',
  'rank',
  'lostReason',
  'customFields',
  'meetings',
  'conversations',
  'firstSeenAt',
  'seenBy',
  'firstReachedAt',
  'updatedAt',
  'status',
  'firstContactedAt',
  'statusChangedAt',
  'statusBefore',
] as const;

export function createLeadWriter(
  database: DatabaseSync,
  recordEvent: RecordEvent,
  report: ReportOddValue = ignoreOddValues,
): LeadWriter {
  const selectById = database.prepare('SELECT * FROM leads WHERE id = ?');
  const update = database.prepare(`
    UPDATE leads SET ${CHANGED.map((name) => `${name} = :${name}`).join(', ')}
    WHERE id = :id RETURNING *`);
  const updateTerms = database.prepare('UPDATE leads_search SET terms = ? WHERE rowid = ?');
  return {
    find: (id) => {
      const row = selectById.get(id);
      return row && toLead(row, report);
    },
    change: ({ before, after, ...change }, { by, now, eventId }) => {
      const row = update.get({
        ...toChangedColumns(after),
        ...toStatusColumns(after),
        id: before.id,
      });
      if (!row) throw new Error('SQLite did not return the lead that it changed.');
      // As it was read back: halves of surrogate pairs do not survive in UTF-8.
      const lead = toLead(row, report);
      const terms = termsOf(lead).join(' ');
      if (terms !== termsOf(before).join(' '))
        updateTerms.run(terms, column.integer(row, 'position'));
      const event = leadChanged({ ...change, before, after: lead }, by, now);
      return { lead, eventId: event && recordEvent(event, eventId) };
    },
  };
}
