import { listPermissions } from '../world/granted-permissions.ts';
import { pageTokenFor } from '../world/issue-token.ts';
import type { Page } from '../world/world.ts';
import { hasPermission, notThere, requireToken, seesPage, userOf } from './access.ts';
import { linkToPage, type GraphCall, type GraphEndpoint } from './graph-call.ts';
import { pageNode, PAGE } from './page-node.ts';
import { paginate } from './paginate.ts';
import { selectFields } from './select-fields.ts';

const USER = {
  name: 'User',
  defaults: 'name,id',
  fields: ['id', 'name', 'first_name', 'last_name'],
};

/** The person of the token. No other profile can be read. */
function getSelf(call: GraphCall, id: string) {
  const user = userOf(call);
  if (user.id !== id) throw notThere(call, id);
  return user;
}

function getUser(call: GraphCall, id: string) {
  const { name } = getSelf(call, id);
  const [first, ...rest] = name.split(' ');
  const node = { id, name, first_name: first, last_name: rest.join(' ') };
  return selectFields(USER, node, call.params['fields']);
}

function getPermissions(call: GraphCall, id: string) {
  const permissions = listPermissions(getSelf(call, id), call.engine.faults.current());
  return { data: permissions.map(([permission, status]) => ({ permission, status })) };
}

/** Revokes one permission, or the app as a whole. */
function deletePermissions(call: GraphCall, id: string) {
  const user = getSelf(call, id);
  const permission = /\/permissions\/([a-z_]+)$/.exec(call.path)?.[1];
  if (permission !== undefined) {
    if (user.permissions.has(permission)) user.permissions.set(permission, 'declined');
    return { success: true };
  }
  user.permissions.clear();
  user.chosenPages = new Set();
  for (const token of call.engine.world.tokens.values())
    if (token.userId === user.id) token.invalidSubcode = 458;
  return { success: true };
}

function getAccounts(call: GraphCall, id: string) {
  const user = getSelf(call, id);
  const owner = requireToken(call);
  if (!hasPermission(call, 'pages_show_list')) return { data: [] };
  // Without business_management the Pages of a portfolio are missing, without any error.
  const listed = (page: Page) =>
    seesPage(user, page) &&
    (!page.isInPortfolio || hasPermission(call, 'business_management', page.id));
  const pages = [...call.engine.world.pages.values()].filter(listed);
  const paged = paginate(
    pages,
    (page) => page.id,
    call.params,
    (cursor, limit) => linkToPage(call, cursor, limit),
  );
  const toNode = (page: Page) => {
    const token = page.hidesToken ? undefined : pageTokenFor(call.engine, owner, page.id).value;
    const node = { ...pageNode(call, page), access_token: token };
    const type = { ...PAGE, defaults: 'access_token,category,name,id,tasks' };
    return selectFields(type, node, call.params['fields']);
  };
  return { ...paged, data: paged.data.map(toNode) };
}

export const USER_ENDPOINTS: GraphEndpoint[] = [
  { method: 'GET', path: '/{user-id}', handle: getUser },
  { method: 'GET', path: '/{user-id}/accounts', handle: getAccounts },
  { method: 'GET', path: '/{user-id}/permissions', handle: getPermissions },
  { method: 'DELETE', path: '/{user-id}/permissions', handle: deletePermissions },
  { method: 'DELETE', path: '/{user-id}/permissions/{permission}', handle: deletePermissions },
];
