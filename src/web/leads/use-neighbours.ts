import { useState } from 'react';
import type { Lead } from '../../contract/lead.ts';
import { findNeighbours, type Neighbours, type Place } from './find-neighbours.ts';

/** The leads before and after the open one, also after it has left the list. */
export function useNeighbours(leads: readonly Lead[], lead: Lead | undefined): Neighbours {
  const [last, setLast] = useState<Place & { readonly leadId: string }>();
  const isListed = lead !== undefined && leads.some(({ _id }) => _id === lead._id);
  const place = last?.leadId === lead?._id ? last : undefined;
  const neighbours = findNeighbours(leads, lead, place);
  const previousId = neighbours.previous?._id;
  const nextId = neighbours.next?._id;
  if (isListed && (place?.previousId !== previousId || place?.nextId !== nextId || !place))
    setLast({ leadId: lead._id, previousId, nextId });
  return neighbours;
}
