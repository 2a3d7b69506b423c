import type { Collection, UpdateFilter } from 'mongodb';
import { toId } from '../ids.ts';
import type { PendingEvent } from './event-document.ts';
import type { LeadDocument } from './lead-document.ts';
import { nextVersion, unchanged } from './lead-version.ts';
import type { LeadWithEvents } from './marked-removal.ts';

/**
 * Puts events of another document into their lead; the relay copies them from there. Doing so twice is
 * harmless, because an event keeps its id.
 *
 * @param also what changes in the lead in the same update
 * @returns the lead with the events that wait in it; undefined if there is no such lead
 */
export async function pushEvents(
  leads: Collection<LeadDocument>,
  leadId: string,
  pendingEvents: readonly PendingEvent[],
  also: UpdateFilter<LeadDocument> = {},
): Promise<LeadWithEvents | undefined> {
  for (;;) {
    const lead = await leads.findOne({ _id: toId(leadId) }, { projection: { version: 1 } });
    if (!lead) return undefined;
    // Each event has a number of its own, as if each were a change of the lead.
    const first = nextVersion(lead);
    const events: PendingEvent[] = pendingEvents.map((event, i) => ({ ...event, n: first + i }));
    const changed = await leads.findOneAndUpdate(
      unchanged(lead),
      {
        ...also,
        $set: { version: first + events.length - 1 },
        $push: { pendingEvents: { $each: events } },
        $min: { pendingSince: new Date() },
      },
      { returnDocument: 'after', projection: { version: 1, pendingEvents: 1 } },
    );
    if (changed) return changed;
  }
}
