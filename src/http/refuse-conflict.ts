import { AppError, type FieldConflict } from '../errors.ts';
import { findLastChanges, PLACE } from '../leads/field-history.ts';
import type { LeadEventStore } from '../leads/lead-event-store.ts';
import { readField, type FieldPath } from '../leads/lead-fields.ts';
import type { Lead } from '../leads/lead.ts';
import { presentActor } from './present-actor.ts';

/** The error that says which fields have other values than the editor saw, since when and by whom. */
export async function conflictError(
  events: Pick<LeadEventStore, 'listOfLead'>,
  lead: Lead,
  fields: readonly FieldPath[],
): Promise<AppError> {
  if (fields.includes(PLACE)) return new AppError('place-changed-since', {});
  const shown = fields.filter((field) => field !== 'phoneE164');
  const lastChanges = await findLastChanges(events, lead.id, shown);
  const conflicts = shown.map((field): FieldConflict => {
    const event = lastChanges.get(field);
    return {
      field,
      current: readField(lead, field),
      changedBy: event ? presentActor(event.by) : null,
      changedAt: event?.at ?? null,
    };
  });
  const names = shown.map((field) => field.replace(/^customFields\..*/s, 'customFields'));
  return new AppError('lead-changed-since', { fields: names.join(', ') }, { conflicts });
}
