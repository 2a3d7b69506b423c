import type { PendingEvent } from './event-document.ts';
import type { LeadDocument } from './lead-document.ts';

/** A lead with the events that wait in it. */
export type LeadWithEvents = Pick<LeadDocument, '_id' | 'version' | 'pendingEvents'>;

/**
 * The event of an undo that is removing the lead; undefined if there is none, or if the lead has changed since, so that it
 * stays. The event is stored in the lead before anything is removed: if the process dies, any other one finishes the
 * removal.
 */
export const removalOf = ({
  version,
  pendingEvents = [],
}: Omit<LeadWithEvents, '_id'>): PendingEvent | undefined =>
  pendingEvents.find(({ type, n }) => type === 'lead.removed' && n === version);
