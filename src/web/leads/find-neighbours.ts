import type { Lead } from '../../contract/lead.ts';

export interface Neighbours {
  readonly previous: Lead | undefined;
  readonly next: Lead | undefined;
}

/** The ids of the leads around one when it was last in the list. */
export interface Place {
  readonly previousId: string | undefined;
  readonly nextId: string | undefined;
}

/**
 * The leads before and after one, in a list with the newest first. A lead that is not in the list,
 * because it does not match the filters any more, has the neighbours of its last place. Without one it
 * has those that it would have by its time, which is only exact to the second.
 */
export function findNeighbours(
  leads: readonly Lead[],
  lead: Pick<Lead, '_id' | 'createdAt'> | undefined,
  lastPlace?: Place,
): Neighbours {
  if (!lead) return { previous: undefined, next: undefined };
  const index = indexOf(leads, lead._id);
  if (index >= 0) return { previous: leads[index - 1], next: leads[index + 1] };
  const place = findPlace(leads, lead.createdAt, lastPlace);
  return { previous: leads[place - 1], next: leads[place] };
}

/** The index that the lead would have. */
function findPlace(leads: readonly Lead[], createdAt: string, lastPlace?: Place): number {
  const next = indexOf(leads, lastPlace?.nextId);
  if (next >= 0) return next;
  const previous = indexOf(leads, lastPlace?.previousId);
  if (previous >= 0) return previous + 1;
  const older = leads.findIndex((lead) => lead.createdAt <= createdAt);
  return older < 0 ? leads.length : older;
}

const indexOf = (leads: readonly Lead[], leadId: string | undefined): number =>
  leadId === undefined ? -1 : leads.findIndex(({ _id }) => _id === leadId);
