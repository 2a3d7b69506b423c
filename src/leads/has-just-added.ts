import type { Actor } from '../users/actor.ts';
import type { LeadEventStore } from './lead-event-store.ts';

/** How long a person can undo that they have added a lead, in ms. */
const UNDO_MS = 10 * 60_000;

/** A lead with more events was worked on. */
const MOST_EVENTS = 100;

/** Whether somebody has added a lead by hand, and a short time ago. */
export async function hasJustAdded(
  events: Pick<LeadEventStore, 'listOfLead'>,
  { leadId, by, now }: { readonly leadId: string; readonly by: Actor; readonly now: Date },
): Promise<boolean> {
  const { events: found } = await events.listOfLead(leadId, { limit: MOST_EVENTS });
  const created = found.find(({ type }) => type === 'lead.created');
  if (!created || created.changes['import'] || !('id' in created.by) || !('id' in by)) return false;
  const isOwn = created.by.kind === by.kind && created.by.id === by.id;
  return isOwn && now.getTime() - created.at.getTime() <= UNDO_MS;
}
