import type { Actor } from '../users/actor.ts';
import type { Lead } from './lead.ts';

export type LeadEventType =
  | 'lead.created'
  | 'lead.seen'
  | 'lead.status-changed'
  | 'lead.status-undone'
  | 'lead.erased'
  | `lead.${'meeting' | 'task'}-${'added' | 'changed' | 'removed'}`;

/** A JSON value. Times are in ISO 8601. */
export type EventValue = string | number | boolean | null;

export interface FieldChange {
  readonly from: EventValue;
  readonly to: EventValue;
}

/**
 * A change of a lead. It is recorded together with the change and is never changed. It contains no
 * data of the person who sent the lead: such data is only in the lead.
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

/** An event that gets its id when it is recorded. */
export type NewLeadEvent = Omit<LeadEvent, 'id'>;

/** The fields whose changes are in events. */
const FIELDS = ['status', 'firstSeenAt', 'firstContactedAt'] as const satisfies (keyof Lead)[];

/** How to record a change of a lead. */
export interface LeadChange {
  readonly type: LeadEventType;
  readonly before: Lead;
  readonly after: Lead;
}

/** The event of a lead that is new in the CRM. */
export const leadCreated = ({ id, status }: Lead, by: Actor, at: Date): NewLeadEvent => ({
  type: 'lead.created',
  at,
  leadId: id,
  by,
  changes: { status: { from: null, to: status } },
});

/** The event of a change; undefined if no field has changed. */
export function leadChanged(
  { type, before, after }: LeadChange,
  by: Actor,
  at: Date,
): NewLeadEvent | undefined {
  const changes: Record<string, FieldChange> = {};
  for (const field of FIELDS) {
    const [from, to] = [toValue(before[field]), toValue(after[field])];
    if (from !== to) changes[field] = { from, to };
  }
  if (Object.keys(changes).length === 0) return undefined;
  return { type, at, leadId: after.id, by, changes };
}

const toValue = (value: Date | string | null): EventValue =>
  value instanceof Date ? value.toISOString() : value;
