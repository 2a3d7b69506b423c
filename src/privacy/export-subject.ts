import type { Lead } from '../leads/lead.ts';
import type { LeadEvent } from '../leads/lead-event.ts';
import type { LeadEventStore } from '../leads/lead-event-store.ts';

/** Events of one lead that an export holds. */
const MOST_EVENTS = 1_000;

/** Everything that is held of one person, for that person. */
export interface SubjectExport {
  readonly exportedAt: Date;
  readonly enquiries: readonly {
    readonly lead: Lead;
    /** What happened to the lead, without who did it: that is somebody else's data. */
    readonly history: readonly Pick<LeadEvent, 'type' | 'at' | 'changes'>[];
  }[];
}

export async function exportSubject(
  leads: readonly Lead[],
  events: Pick<LeadEventStore, 'listOfLead'>,
  now: Date,
): Promise<SubjectExport> {
  const enquiries = [];
  for (const lead of leads) {
    const page = await events.listOfLead(lead.id, { limit: MOST_EVENTS });
    const history = page.events.map(({ type, at, changes }) => ({ type, at, changes }));
    enquiries.push({ lead, history });
  }
  return { exportedAt: now, enquiries };
}
