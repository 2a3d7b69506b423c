import type { TimelineEntry } from '../../contract/lead-timeline.ts';

/** The changes that the server undoes. */
const CAN_BE_UNDONE: ReadonlySet<string> = new Set(['lead.changed', 'lead.status-changed']);

/** The entries whose changes are fields of the lead itself. */
const CHANGES_FIELDS: ReadonlySet<string> = new Set([
  ...CAN_BE_UNDONE,
  'lead.change-undone',
  'lead.status-undone',
  'lead.assigned',
  'lead.handed-over',
]);

/**
 * The entries whose change can be undone: nothing that they changed was changed again.
 *
 * @param entries the newest first, from the newest of all on
 */
export function findUndoable(entries: readonly TimelineEntry[]): ReadonlySet<string> {
  const changedSince = new Set<string>();
  const found = new Set<string>();
  for (const { id, type, changes } of entries) {
    if (!CHANGES_FIELDS.has(type)) continue;
    const isLast = changes.every(({ field }) => !changedSince.has(field));
    if (isLast && changes.length > 0 && CAN_BE_UNDONE.has(type)) found.add(id);
    for (const { field } of changes) changedSince.add(field);
  }
  return found;
}
