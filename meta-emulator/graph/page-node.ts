import { pageTokenFor } from '../world/issue-token.ts';
import type { Page } from '../world/world.ts';
import { canReadLeads } from '../world/permissions.ts';
import { concerns, hasPermission, requireToken, seesPage, userOf } from './access.ts';
import type { GraphCall } from './graph-call.ts';
import { badParameter, GraphError } from './graph-error.ts';
import type { Field } from './parse-fields.ts';
import type { Node } from './select-fields.ts';

/** Fields: facebook-nodejs-business-sdk, src/objects/page.js; those the emulator can fill. */
export const PAGE = {
  name: 'Page',
  defaults: 'name,id',
  fields: [
    'id',
    'name',
    'access_token',
    'category',
    'category_list',
    'tasks',
    'link',
    'username',
    'picture',
    'leadgen_tos_accepted',
    'has_lead_access',
    'instagram_business_account',
    // Real fields without data in the emulator are absent, without an error.
    'about',
    'business',
    'connected_instagram_account',
    'fan_count',
    'followers_count',
    'is_published',
    'verification_status',
    'website',
  ],
};

export function pageNode(call: GraphCall, page: Page): Node {
  return {
    id: page.id,
    name: page.name,
    category: page.category,
    category_list: [{ id: '2500', name: page.category }],
    tasks: page.tasks.get(userOf(call).id) ?? [],
    link: `https://www.facebook.com/${page.id}`,
    leadgen_tos_accepted: page.leadgenTosAccepted,
    access_token: () => ownToken(call, page),
    has_lead_access: (field: Field) => leadAccess(call, page, field),
    // Without instagram_basic the field is absent, without an error.
    instagram_business_account: () =>
      hasPermission(call, 'instagram_basic', page.id) ? page.instagram : undefined,
  };
}

function ownToken(call: GraphCall, page: Page): string | undefined {
  const token = requireToken(call);
  if (token.kind === 'page') return token.value;
  return page.hidesToken ? undefined : pageTokenFor(call.engine, token, page.id).value;
}

/** Source: facebook-nodejs-business-sdk, src/objects/has-lead-access.js. */
function leadAccess(call: GraphCall, page: Page, field: Field) {
  const userId = field.args['user_id'];
  if (!userId) throw badParameter('The parameter user_id is required');
  const user = call.engine.world.users.get(userId);
  if (user?.kind === 'system')
    throw new GraphError({ code: 100, message: '(#100) This API is not available.' });
  const revoked = call.engine.faults.current().leadAccessRevoked;
  const isRevoked = revoked !== undefined && revoked !== null && concerns(revoked, page.id);
  const isAdmin = user !== undefined && seesPage(user, page);
  const mayRead = isAdmin && canReadLeads(page.tasks.get(user.id) ?? []);
  return {
    app_has_leads_permission: !isRevoked,
    user_has_leads_permission: mayRead,
    can_access_lead: mayRead && !isRevoked,
    enabled_lead_access_manager: isRevoked,
    is_page_admin: isAdmin,
    page_id: page.id,
    user_id: userId,
    failure_reason: isRevoked ? 'App does not have access to leads of this Page.' : undefined,
    failure_resolution: isRevoked
      ? 'Assign the app under Leads access in the settings of the Business portfolio.'
      : undefined,
  };
}
