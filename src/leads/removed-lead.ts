import type { NewLeadEvent } from './lead-event.ts';
import type { Actor } from '../users/actor.ts';

/** The event of a lead that the undo of its import removes. It says when the person sent the lead, for the dashboard. */
export const leadRemoved = (
  { id, createdAt }: { readonly id: string; readonly createdAt: Date },
  by: Actor,
  at: Date,
): NewLeadEvent => ({
  type: 'lead.removed',
  at,
  leadId: id,
  by,
  changes: { createdAt: { from: createdAt.toISOString(), to: null } },
});

/** When the person sent a lead that was removed, by the changes of its event; undefined if they do not say. */
export function sentAtOfRemoved(changes: unknown): Date | undefined {
  const { createdAt } = Object(changes) as { createdAt?: { from?: unknown } };
  const time = typeof createdAt?.from === 'string' ? Date.parse(createdAt.from) : NaN;
  return Number.isNaN(time) ? undefined : new Date(time);
}
