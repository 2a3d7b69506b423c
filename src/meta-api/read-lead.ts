import type { GraphClient } from './graph-client.ts';
import { LEAD_FIELDS } from './graph-lead.ts';
import type { PageAccess } from './page-subscription.ts';

/**
 * One lead as JSON text, to be kept as it came:
 * https://developers.facebook.com/docs/marketing-api/guides/lead-ads/retrieving
 *
 * @throws GraphError
 */
export const readLead = (
  client: GraphClient,
  { token }: PageAccess,
  leadId: string,
): Promise<string> =>
  client.readText({ path: `/${leadId}`, token, params: { fields: LEAD_FIELDS } });
