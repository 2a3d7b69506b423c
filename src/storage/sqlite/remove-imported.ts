import type { DatabaseSync } from 'node:sqlite';
import { EVENTS_WITHOUT_WORK, type RemovalOutcome } from '../../leads/lead-to-import.ts';
import { leadRemoved } from '../../leads/removed-lead.ts';
import type { Actor } from '../../users/actor.ts';
import * as column from './columns.ts';
import type { RecordEvent } from './lead-events.ts';

/** Removes a lead inside a write that is under way; see `LeadStore.removeImported`. */
export type RemoveImported = (id: string, by: Actor, now: Date) => RemovalOutcome;

export function createRemoveImported(
  database: DatabaseSync,
  recordEvent: RecordEvent,
): RemoveImported {
  const select = database.prepare('SELECT position, createdAt FROM leads WHERE id = ?');
  const withoutWork = EVENTS_WITHOUT_WORK.map((type) => `'${type}'`).join(', ');
  const hasWork = database.prepare(
    `SELECT 1 FROM lead_events WHERE leadId = ? AND type NOT IN (${withoutWork}) LIMIT 1`,
  );
  const isRemoved = database.prepare(
    "SELECT 1 FROM lead_events WHERE leadId = ? AND type = 'lead.removed' LIMIT 1",
  );
  const removeTerms = database.prepare('DELETE FROM leads_search WHERE rowid = ?');
  const removals = ['lead_notes', 'conversations', 'meetings', 'tasks'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE leadId = ?`),
  );
  const removeLead = database.prepare('DELETE FROM leads WHERE id = ?');
  return (leadId, by, at) => {
    const row = select.get(leadId);
    if (!row) return isRemoved.get(leadId) ? 'removed' : 'gone';
    if (hasWork.get(leadId)) return 'changed';
    removeTerms.run(column.integer(row, 'position'));
    for (const removal of removals) removal.run(leadId);
    removeLead.run(leadId);
    recordEvent(leadRemoved({ id: leadId, createdAt: column.time(row, 'createdAt') }, by, at));
    return 'removed';
  };
}
