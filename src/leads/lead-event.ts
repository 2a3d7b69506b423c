import type { Actor } from '../users/actor.ts';
import { personalChanges, type FieldPath, type ValueChange } from './lead-fields.ts';
import type { Lead } from './lead.ts';

export type LeadEventType =
  | 'lead.created'
  | 'lead.seen'
  /** The status has changed, and perhaps other fields with it. */
  | 'lead.status-changed'
  | 'lead.status-undone'
  /** Fields have changed, but not the status. */
  | 'lead.changed'
  | 'lead.change-undone'
  /** A rule has given the lead an owner; `rule` is its name. */
  | 'lead.assigned'
  /** The work of a person who was disabled has gone to somebody else, or to nobody. */
  | 'lead.handed-over'
  /** A person has taken the lead to answer it; `lease` is the person. */
  | 'lead.taken'
  /** The person has given it back before the time was over. */
  | 'lead.given-back'
  /** Only its place on the board has changed. */
  | 'lead.moved'
  | 'lead.note-added'
  | 'lead.note-edited'
  | 'lead.note-removed'
  | 'lead.conversation-logged'
  | 'lead.conversation-changed'
  | 'lead.conversation-removed'
  /** Somebody said that the lead `related` is of another person, or took that back. */
  | 'lead.unlinked'
  | 'lead.linked'
  | 'lead.erased'
  /** An import that had made the lead was undone. */
  | 'lead.removed'
  | `lead.${'meeting' | 'task'}-${'added' | 'changed' | 'removed'}`;

/** Whether the changes of an event are those of a meeting or task of the lead, not of the lead itself. */
export const isOfPlanner = (type: LeadEventType): boolean => /^lead\.(meeting|task)-/.test(type);

/** A JSON value. Times are in ISO 8601. */
export type EventValue = string | number | boolean | null;

export interface FieldChange {
  readonly from: EventValue;
  readonly to: EventValue;
}

/**
 * A change of a lead. It is recorded together with the change and is never changed. It contains no
 * data of the person who sent the lead: such data is only in the lead and in `PersonalEvent`.
 */
export interface LeadEvent {
  /** The same whenever the event is read. */
  readonly id: string;
  readonly type: LeadEventType;
  readonly at: Date;
  readonly leadId: string;
  readonly by: Actor;
  /** The changes, by field of the lead. */
  readonly changes: Readonly<Record<string, FieldChange>>;
}

/** Changes of fields that hold data of the person. */
export type PersonalChanges = Readonly<Record<FieldPath, ValueChange>>;

/**
 * An event with the data of the person that changed. It is for the history of that lead alone, and
 * an erasure of the person removes that data.
 */
export interface PersonalEvent extends LeadEvent {
  readonly personal: PersonalChanges;
}

/** An event that gets its id when it is recorded. */
export interface NewLeadEvent extends Omit<LeadEvent, 'id'> {
  readonly personal?: PersonalChanges;
}

/** The fields whose changes every reader of events gets. */
const FIELDS = [
  'status',
  'firstSeenAt',
  'firstContactedAt',
  'ownerId',
  'priority',
] as const satisfies (keyof Lead)[];

/** How to record a change of a lead. */
export interface LeadChange {
  readonly type: LeadEventType;
  readonly before: Lead;
  readonly after: Lead;
  /** What is named by its id, such as a note, before and after. */
  readonly linked?: Readonly<Record<string, FieldChange>>;
  /** What has changed of it, such as the outcome of a conversation. */
  readonly details?: PersonalChanges;
}

/** The event of a lead that is new in the CRM. It names the import that made it. */
export const leadCreated = (
  { id, status, ownerId, origin }: Lead,
  by: Actor,
  at: Date,
): NewLeadEvent => ({
  type: 'lead.created',
  at,
  leadId: id,
  by,
  changes: {
    status: { from: null, to: status },
    ...(ownerId !== null && { ownerId: { from: null, to: ownerId } }),
    ...(origin?.importId !== undefined && { import: { from: null, to: origin.importId } }),
  },
});

/** The event of a change; undefined if no field has changed. */
export function leadChanged(
  { type, before, after, linked = {}, details }: LeadChange,
  by: Actor,
  at: Date,
): NewLeadEvent | undefined {
  const changes: Record<string, FieldChange> = { ...linked };
  for (const field of FIELDS) {
    const [from, to] = [toValue(before[field]), toValue(after[field])];
    if (from !== to) changes[field] = { from, to };
  }
  if (before.rank !== after.rank) changes['rank'] = { from: before.rank, to: after.rank };
  const personal = { ...details, ...personalChanges(before, after) };
  const hasPersonal = Object.keys(personal).length > 0;
  if (Object.keys(changes).length === 0 && !hasPersonal) return undefined;
  return { type, at, leadId: after.id, by, changes, ...(hasPersonal && { personal }) };
}

const toValue = (value: Date | string | null): EventValue =>
  value instanceof Date ? value.toISOString() : value;
