import type { NewAuditEntry } from '../audit/audit-entry.ts';
import type { NewLeadEvent } from '../leads/lead-event.ts';
import { PLACE } from '../leads/field-history.ts';
import type { FieldPath } from '../leads/lead-fields.ts';

/**
 * What the audit log keeps of an event of a lead: names of fields, never a value of the person.
 *
 * @param personalFields fields with data of the person that changed
 * @returns undefined if the audit log does not keep it
 */
export function auditedEvent(
  { type, changes }: Pick<NewLeadEvent, 'type' | 'changes'>,
  personalFields: readonly FieldPath[],
): Pick<NewAuditEntry, 'action' | 'fields'> | undefined {
  const action = actionOf(type, 'ownerId' in changes);
  const fields = Object.keys(changes).filter((field) => field !== PLACE);
  return action && { action, fields: [...fields, ...namesOf(personalFields)] };
}

function actionOf(type: NewLeadEvent['type'], hasOwner: boolean) {
  if (type === 'lead.status-changed' || type === 'lead.status-undone')
    return 'lead-status-changed' as const;
  if (type === 'lead.changed' || type === 'lead.change-undone')
    return hasOwner ? ('lead-owner-changed' as const) : ('lead-changed' as const);
  return type === 'lead.assigned' || type === 'lead.handed-over'
    ? ('lead-owner-changed' as const)
    : undefined;
}

/** The name of a custom field is free text of a person, so that it does not get into the audit log. */
const namesOf = (paths: readonly string[]): string[] => [
  ...new Set(
    paths
      .filter((path) => path !== 'phoneE164')
      .map((path) => (path.startsWith('customFields.') ? 'customFields' : path)),
  ),
];
