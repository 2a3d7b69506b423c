import type { LeadDetails } from '../contract/lead.ts';
import { notFound } from '../errors.ts';
import type { Lead } from '../leads/lead.ts';
import { presentLeadDetails } from './present-lead.ts';
import type { ServerParts } from './server-parts.ts';

/**
 * Presents a lead with all that is known.
 *
 * @param changeId the change that the request has made
 * @throws `not-found` if there is no lead
 */
export type PresentDetails = (lead: Lead | undefined, changeId?: string) => Promise<LeadDetails>;

export function createPresentDetails({
  inbox,
  notes,
}: Pick<ServerParts, 'inbox' | 'notes'>): PresentDetails {
  return async (lead, changeId) => {
    if (!lead) throw notFound('lead');
    const trace = lead.metaData ? await inbox.trace(lead.metaData.leadId) : undefined;
    return presentLeadDetails(lead, { trace, notes: await notes.listOfLead(lead.id), changeId });
  };
}
