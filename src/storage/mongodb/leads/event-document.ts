import { ObjectId } from 'mongodb';
import { z } from 'zod';
import { auditedActor } from '../../../audit/audit-log.ts';
import type {
  LeadEvent,
  LeadEventType,
  NewLeadEvent,
  PersonalChanges,
  PersonalEvent,
} from '../../../leads/lead-event.ts';
import { toActor, toActorColumns, type ActorColumns } from '../../actor-columns.ts';
import type { ReportOddValue } from '../../odd-values.ts';
import { personalSchema } from '../../lead-schemas.ts';
import { toTime, wellFormed } from '../fields.ts';
import { fromId, type DocumentId } from '../ids.ts';

/** An event in `lead_events`. */
export interface LeadEventDocument {
  readonly _id: DocumentId;
  readonly type: LeadEventType;
  readonly at: Date;
  /** As the API shows it. */
  readonly leadId: string;
  /** The version of the lead that the change made: orders the events of one lead. */
  readonly n: number;
  readonly by: ActorColumns;
  readonly changes: LeadEvent['changes'];
  /** The changes of personal fields, as a list because a field's name may be anything. */
  readonly personal?: readonly PersonalChange[];
  /** When `lead_events` got it, by the clock of the server. */
  readonly changedAt?: Date;
}

type PersonalChange = { readonly field: string } & PersonalChanges[string];

/** An event that waits in `leads.pendingEvents`. */
export interface PendingEvent extends Omit<LeadEventDocument, 'changedAt'> {
  /** The network address of the request, for the audit log. */
  readonly address: string | null;
}

/** @param _id if the event may be recorded more than once */
export const toPendingEvent = (
  event: NewLeadEvent,
  n: number,
  _id: DocumentId = new ObjectId(),
): PendingEvent => ({
  address: auditedActor(event.by).address,
  _id,
  type: event.type,
  at: event.at,
  leadId: event.leadId,
  n,
  by: toActorColumns(event.by),
  changes: event.changes,
  ...(event.personal && { personal: toPersonalList(event.personal) }),
});

export const toPersonalList = (personal: PersonalChanges): PersonalChange[] =>
  Object.entries(personal).map(([field, { from, to }]) => wellFormed({ field, from, to }));

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const changesSchema = z.record(z.string(), z.object({ from: value, to: value }));

export function toEvent(document: LeadEventDocument, report: ReportOddValue): LeadEvent {
  const id = fromId(document._id);
  const changes = changesSchema.safeParse(document.changes);
  if (!changes.success) report({ column: 'lead_events.changes', id });
  return {
    id,
    type: document.type,
    at: toTime(document.at) ?? new Date(0),
    leadId: document.leadId,
    by: toActor(document.by),
    changes: changes.data ?? {},
  };
}

/** An event with the data of the person that changed. */
export function toPersonalEvent(
  document: LeadEventDocument,
  report: ReportOddValue,
): PersonalEvent {
  const list: readonly unknown[] = Array.isArray(document.personal) ? document.personal : [];
  const byField = Object.fromEntries(
    list.map((each) => {
      const { field, from, to } = Object(each) as Partial<PersonalChange>;
      return [String(field), { from, to }] as const;
    }),
  );
  const personal = personalSchema.safeParse(byField);
  if (!personal.success) report({ column: 'lead_events.personal', id: fromId(document._id) });
  return { ...toEvent(document, report), personal: personal.data ?? {} };
}
