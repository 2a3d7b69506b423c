import type { LeadEdit } from './edit-lead.ts';
import type { LeadEventStore } from './lead-event-store.ts';
import type { EventValue, FieldChange, LeadEventType, PersonalEvent } from './lead-event.ts';
import type { FieldPath, FieldValue } from './lead-fields.ts';

/** The place of a lead on the board, among the changes of an event. */
export const PLACE = 'rank';

/** How many events of one lead are read to find a change. */
const MOST_EVENTS = 1_000;
const EVENTS_AT_ONCE = 100;

/** The fields that follow from others. */
const DERIVED: ReadonlySet<FieldPath> = new Set([
  'firstContactedAt',
  'firstSeenAt',
  'seenBy',
  'phoneE164',
  'rule',
]);

const CAN_BE_UNDONE: ReadonlySet<LeadEventType> = new Set([
  'lead.changed',
  'lead.status-changed',
  'lead.moved',
]);

/** Finds the last change of each field. One that nobody has changed is left out. */
export async function findLastChanges(
  events: Pick<LeadEventStore, 'listOfLead'>,
  leadId: string,
  fields: readonly FieldPath[],
): Promise<ReadonlyMap<FieldPath, PersonalEvent>> {
  const found = new Map<FieldPath, PersonalEvent>();
  for await (const event of history(events, leadId)) {
    for (const field of fieldsOf(event))
      if (fields.includes(field) && !found.has(field)) found.set(field, event);
    if (found.size === fields.length) break;
  }
  return found;
}

export type UndoPlan =
  | {
      readonly kind: 'edit';
      readonly edit: LeadEdit;
      /** Who made the change. */
      readonly by: PersonalEvent['by'];
    }
  /** These fields have been changed since. */
  | { readonly kind: 'conflict'; readonly fields: readonly FieldPath[] };

/**
 * The edit that undoes a change, if nobody has changed one of its fields since.
 *
 * @param changeId the id of the event
 * @returns undefined if there is no such change
 */
export async function planUndo(
  events: Pick<LeadEventStore, 'listOfLead'>,
  leadId: string,
  changeId: string,
): Promise<UndoPlan | undefined> {
  const changedSince = new Set<FieldPath>();
  for await (const event of history(events, leadId)) {
    if (event.id !== changeId) {
      for (const field of fieldsOf(event)) changedSince.add(field);
      continue;
    }
    if (!CAN_BE_UNDONE.has(event.type)) return undefined;
    const fields = fieldsOf(event).filter(
      // A lead that was moved again can still get its status back.
      (field) => changedSince.has(field) && (field !== PLACE || event.type === 'lead.moved'),
    );
    if (fields.length > 0) return { kind: 'conflict', fields };
    return { kind: 'edit', edit: reverse(event), by: event.by };
  }
  return undefined;
}

function reverse({ changes, personal }: PersonalEvent): LeadEdit {
  const { firstContactedAt, [PLACE]: rank, ...others } = changes;
  const all = [...Object.entries(others), ...Object.entries(personal)];
  const pairs = all.map(([field, { from, to }]) => [field, toValue(from), toValue(to)] as const);
  return {
    set: Object.fromEntries(pairs.map(([field, from]) => [field, from])),
    from: Object.fromEntries(pairs.map(([field, , to]) => [field, to])),
    undo: {
      ...(firstContactedAt && { firstContactedAt: timeBefore(firstContactedAt) }),
      ...(rank && { rank: { from: placeOf(rank.from), to: placeOf(rank.to) } }),
    },
  };
}

const placeOf = (value: EventValue): string | null => (typeof value === 'string' ? value : null);

const timeBefore = ({ from }: FieldChange): Date | null =>
  typeof from === 'string' ? new Date(from) : null;

const toValue = (value: FieldValue | number | boolean): FieldValue =>
  typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;

/** The events whose changes are fields of the lead itself. */
const CHANGES_FIELDS: ReadonlySet<LeadEventType> = new Set([
  'lead.changed',
  'lead.change-undone',
  'lead.assigned',
  'lead.handed-over',
  'lead.status-changed',
  'lead.status-undone',
  'lead.moved',
]);

/** The fields that people changed. */
const fieldsOf = ({ type, changes, personal }: PersonalEvent): readonly FieldPath[] =>
  !CHANGES_FIELDS.has(type)
    ? []
    : [...Object.keys(changes), ...Object.keys(personal)].filter((field) => !DERIVED.has(field));

async function* history(
  events: Pick<LeadEventStore, 'listOfLead'>,
  leadId: string,
): AsyncGenerator<PersonalEvent> {
  let cursor: string | undefined;
  for (let read = 0; read < MOST_EVENTS; read += EVENTS_AT_ONCE) {
    const page = await events.listOfLead(leadId, { limit: EVENTS_AT_ONCE, cursor });
    yield* page.events;
    if (page.nextCursor === undefined) return;
    cursor = page.nextCursor;
  }
}
