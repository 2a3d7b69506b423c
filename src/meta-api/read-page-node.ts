import { z } from 'zod';
import type { GraphClient } from './graph-client.ts';
import { GraphError } from './graph-error.ts';
import type { PageAccess } from './page-subscription.ts';

/** The access of a person and an app to the leads of a Page. */
export interface LeadAccess {
  readonly canAccessLeads: boolean;
  readonly appHasAccess: boolean | null;
  readonly userHasAccess: boolean | null;
  /** Why leads cannot be read, in Meta's own English words; empty if Meta gives no reason. */
  readonly reason: string;
}

/** The fields of a Page that matter for reading leads. */
export interface PageNode {
  /** Whether somebody accepted the Lead Ads Terms; null if Meta does not show it. */
  readonly termsAccepted: boolean | null;
  /** Null if Meta does not show it. It never does for system users. */
  readonly leadAccess: LeadAccess | null;
}

const leadAccess = z.object({
  can_access_lead: z.boolean(),
  app_has_leads_permission: z.boolean().nullish().catch(null),
  user_has_leads_permission: z.boolean().nullish().catch(null),
  failure_reason: z.string().nullish().catch(null),
});

const pageNode = z.object({
  leadgen_tos_accepted: z.boolean().nullish().catch(null),
  has_lead_access: leadAccess.nullish().catch(null),
});

const ACCESS_FIELDS =
  'can_access_lead,app_has_leads_permission,user_has_leads_permission,failure_reason';

/**
 * Reads `leadgen_tos_accepted` and `has_lead_access` of a Page in one call:
 * https://developers.facebook.com/docs/graph-api/reference/page and, for the access,
 * https://developers.facebook.com/docs/marketing-api/reference/has-lead-access and
 * facebook-nodejs-business-sdk, src/objects/has-lead-access.js. Meta refuses the access if no user
 * is named ("The parameter user_id is required") and for system users ("This API is not
 * available"). Then the other field is read without the access.
 *
 * @param userId the person that the token belongs to; null if that is not known
 * @throws GraphError
 */
export async function readPageNode(
  client: GraphClient,
  page: PageAccess,
  userId: string | null,
): Promise<PageNode> {
  const read = async (fields: string) =>
    client.read({ path: `/${page.pageId}`, token: page.token, params: { fields } });
  if (userId === null) return toPageNode(await read('leadgen_tos_accepted'));
  const access = `has_lead_access.user_id(${userId}).app_id(${client.appId}){${ACCESS_FIELDS}}`;
  try {
    return toPageNode(await read(`leadgen_tos_accepted,${access}`));
  } catch (error) {
    if (!(error instanceof GraphError) || error.action !== 'fix') throw error;
    return toPageNode(await read('leadgen_tos_accepted'));
  }
}

function toPageNode(answer: unknown): PageNode {
  const parsed = pageNode.safeParse(answer);
  if (!parsed.success)
    throw new GraphError('Meta described a Page in a way that cannot be read.', {
      action: 'retry',
    });
  const { leadgen_tos_accepted, has_lead_access } = parsed.data;
  return {
    termsAccepted: leadgen_tos_accepted ?? null,
    leadAccess: has_lead_access
      ? {
          canAccessLeads: has_lead_access.can_access_lead,
          appHasAccess: has_lead_access.app_has_leads_permission ?? null,
          userHasAccess: has_lead_access.user_has_leads_permission ?? null,
          reason: has_lead_access.failure_reason ?? '',
        }
      : null,
  };
}
