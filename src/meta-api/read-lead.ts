import type { GraphClient } from './graph-client.ts';
import type { LeadFields } from './lead-fields.ts';
import type { PageAccess } from './page-subscription.ts';
import type { GraphAnswer } from './read-graph-answer.ts';

/**
 * Reads one lead, as JSON and as the text to store:
 * https://developers.facebook.com/docs/marketing-api/guides/lead-ads/retrieving
 *
 * @throws GraphError
 */
export const readLead = (
  client: GraphClient,
  { pageId, token }: PageAccess,
  leadId: string,
  leadFields: LeadFields,
): Promise<GraphAnswer> =>
  leadFields.read(pageId, (fields) =>
    client.readVerbatim({ path: `/${leadId}`, token, params: { fields } }),
  );
