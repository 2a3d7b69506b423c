import type { GraphClient } from './graph-client.ts';
import { LEAD_FIELDS } from './graph-lead.ts';
import type { PageAccess } from './page-subscription.ts';
import type { GraphAnswer } from './read-graph-answer.ts';

/**
 * One lead, as JSON and as the text to be kept:
 * https://developers.facebook.com/docs/marketing-api/guides/lead-ads/retrieving
 *
 * @throws GraphError
 */
export const readLead = (
  client: GraphClient,
  { token }: PageAccess,
  leadId: string,
): Promise<GraphAnswer> =>
  client.readVerbatim({ path: `/${leadId}`, token, params: { fields: LEAD_FIELDS.basic } });
