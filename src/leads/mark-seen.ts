import type { Actor } from '../users/actor.ts';
import type { LeadChange } from './lead-event.ts';
import type { Lead } from './lead.ts';

/**
 * The lead after somebody has opened it, with its event. Each person is recorded once. A program is recorded only if
 * nobody opened the lead before.
 *
 * @returns undefined if nothing changes
 */
export function markSeen(
  lead: Lead,
  by: Actor,
  now: Date,
): Pick<LeadChange, 'type' | 'after' | 'linked'> | undefined {
  const firstSeenAt = lead.firstSeenAt ?? now;
  const type = 'lead.seen';
  if (by.kind !== 'user')
    return lead.firstSeenAt === null ? { type, after: { ...lead, firstSeenAt } } : undefined;
  if (lead.seenBy.includes(by.id)) return undefined;
  return {
    type,
    after: { ...lead, firstSeenAt, seenBy: [...lead.seenBy, by.id] },
    linked: { seenBy: { from: null, to: by.id } },
  };
}
