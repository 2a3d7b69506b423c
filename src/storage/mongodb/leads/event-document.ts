import { ObjectId } from 'mongodb';
import { z } from 'zod';
import { auditedActor } from '../../../audit/audit-log.ts';
import type { LeadEvent, LeadEventType, NewLeadEvent } from '../../../leads/lead-event.ts';
import { toActor, toActorColumns, type ActorColumns } from '../../actor-columns.ts';
import type { ReportOddValue } from '../../odd-values.ts';
import { toTime } from '../fields.ts';
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
  /** When `lead_events` got it, by the clock of the server. */
  readonly changedAt?: Date;
}

/** An event that waits in `leads.pendingEvents`. */
export interface PendingEvent extends Omit<LeadEventDocument, 'changedAt'> {
  /** The network address of the request, for the audit log. */
  readonly address: string | null;
}

export const toPendingEvent = (event: NewLeadEvent, n: number): PendingEvent => ({
  address: auditedActor(event.by).address,
  _id: new ObjectId(),
  type: event.type,
  at: event.at,
  leadId: event.leadId,
  n,
  by: toActorColumns(event.by),
  changes: event.changes,
});

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
