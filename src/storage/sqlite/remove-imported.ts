import type { DatabaseSync } from 'node:sqlite';
import {
  EVENTS_AFTER_ADDING,
  EVENTS_WITHOUT_WORK,
  type RemovalOutcome,
} from '../../leads/lead-to-import.ts';
import { leadRemoved } from '../../leads/removed-lead.ts';
import type { Actor } from '../../users/actor.ts';
import { toActorColumns } from '../actor-columns.ts';
import * as column from './columns.ts';
import type { RecordEvent } from './lead-events.ts';

/** Removes a lead inside a write that is under way; see `removeImported` and `removeAdded` of `LeadStore`. */
export type RemoveLead = (id: string, by: Actor, now: Date) => RemovalOutcome;

export function createRemoveLeads(
  database: DatabaseSync,
  recordEvent: RecordEvent,
): { readonly removeImported: RemoveLead; readonly removeAdded: RemoveLead } {
  const select = database.prepare('SELECT position, createdAt FROM leads WHERE id = ?');
  const hasWork = database.prepare(
    `SELECT 1 FROM lead_events WHERE leadId = ? AND type NOT IN (${listOf(EVENTS_WITHOUT_WORK)}) LIMIT 1`,
  );
  const hasWorkAfterAdding = database.prepare(`
    SELECT 1 FROM lead_events WHERE leadId = ? AND type NOT IN (${listOf(EVENTS_AFTER_ADDING)})
      AND NOT (type = 'lead.note-added' AND byKind = ? AND byId = ?) LIMIT 1`);
  const isRemoved = database.prepare(
    "SELECT 1 FROM lead_events WHERE leadId = ? AND type = 'lead.removed' LIMIT 1",
  );
  const removeTerms = database.prepare('DELETE FROM leads_search WHERE rowid = ?');
  const removals = ['lead_notes', 'conversations', 'meetings', 'tasks'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE leadId = ?`),
  );
  const removeLead = database.prepare('DELETE FROM leads WHERE id = ?');
  const remove = (leadId: string, by: Actor, at: Date, isWorkedOn: () => boolean) => {
    const row = select.get(leadId);
    if (!row) return isRemoved.get(leadId) ? 'removed' : 'gone';
    if (isWorkedOn()) return 'changed';
    removeTerms.run(column.integer(row, 'position'));
    for (const removal of removals) removal.run(leadId);
    removeLead.run(leadId);
    recordEvent(leadRemoved({ id: leadId, createdAt: column.time(row, 'createdAt') }, by, at));
    return 'removed';
  };
  return {
    removeImported: (leadId, by, at) =>
      remove(leadId, by, at, () => hasWork.get(leadId) !== undefined),
    removeAdded: (leadId, by, at) => {
      const { kind, id } = toActorColumns(by);
      return remove(leadId, by, at, () => hasWorkAfterAdding.get(leadId, kind, id) !== undefined);
    },
  };
}

const listOf = (types: readonly string[]): string => types.map((type) => `'${type}'`).join(', ');
