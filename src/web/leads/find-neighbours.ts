import type { Lead } from '../../contract/lead.ts';

interface Neighbours {
  readonly previous: Lead | undefined;
  readonly next: Lead | undefined;
}

/**
 * The leads before and after one, in a list with the newest first. A lead that is not in the list,
 * because it does not match the filters any more, has the neighbours that it would have by its time.
 */
export function findNeighbours(
  leads: readonly Lead[],
  lead: Pick<Lead, '_id' | 'createdAt'> | undefined,
): Neighbours {
  if (!lead) return { previous: undefined, next: undefined };
  const index = leads.findIndex(({ _id }) => _id === lead._id);
  if (index >= 0) return { previous: leads[index - 1], next: leads[index + 1] };
  const older = leads.findIndex(({ createdAt }) => createdAt <= lead.createdAt);
  const place = older < 0 ? leads.length : older;
  return { previous: leads[place - 1], next: leads[place] };
}
