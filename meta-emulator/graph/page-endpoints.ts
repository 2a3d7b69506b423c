import {
  getPageWithOwnToken,
  getVisiblePage,
  requireDataAccess,
  requirePermission,
} from './access.ts';
import { formNode, FORM } from './form-node.ts';
import { linkToPage, type GraphCall, type GraphEndpoint } from './graph-call.ts';
import { badParameter } from './graph-error.ts';
import { pageNode, PAGE } from './page-node.ts';
import { paginate } from './paginate.ts';
import { selectFields } from './select-fields.ts';

/** The fields of Page webhooks that are used here. Meta has about forty more. */
const PAGE_FIELDS = [
  'leadgen',
  'leadgen_update',
  'leadgen_fat',
  'feed',
  'mention',
  'messages',
  'messaging_postbacks',
  'name',
  'picture',
  'ratings',
];

function getPage(call: GraphCall, id: string) {
  const page = getVisiblePage(call, id);
  return selectFields(PAGE, pageNode(call, page), call.params['fields']);
}

function getSubscribedApps(call: GraphCall, id: string) {
  const page = getPageWithOwnToken(call, id);
  requirePermission(call, 'pages_manage_metadata', id);
  const { app } = call.engine.world;
  if (!page.subscribedFields) return { data: [] };
  const subscribed = {
    category: 'Business',
    link: `https://www.facebook.com/games/?app_id=${app.id}`,
    name: app.name,
    id: app.id,
    subscribed_fields: page.subscribedFields,
  };
  return { data: [subscribed], paging: { cursors: { before: 'QVFIUjA', after: 'QVFIUjA' } } };
}

/** Replaces the list of fields; it does not add to it. */
function subscribeApp(call: GraphCall, id: string) {
  const page = getPageWithOwnToken(call, id);
  requirePermission(call, 'pages_manage_metadata', id);
  const fields = readFields(call.params['subscribed_fields']);
  if (fields.some((field) => field.startsWith('leadgen')))
    requirePermission(
      call,
      'leads_retrieval',
      id,
      'To subscribe to the leadgen field, one of these permissions is needed: leads_retrieval',
    );
  page.subscribedFields = fields;
  return { success: true };
}

/** Also with the app's token, so that it works after the Page's token has died. */
function unsubscribeApp(call: GraphCall, id: string) {
  if (call.caller.kind !== 'app') {
    getPageWithOwnToken(call, id);
    requirePermission(call, 'pages_manage_metadata', id);
  }
  const page = call.engine.world.pages.get(id);
  if (page) page.subscribedFields = undefined;
  return { success: true };
}

function readFields(text: string | undefined): string[] {
  const fields = text?.startsWith('[')
    ? (JSON.parse(text) as unknown[]).map(String)
    : (text ?? '').split(',').map((field) => field.trim());
  if (fields.length === 0 || fields[0] === '')
    throw badParameter('The parameter subscribed_fields is required.');
  const wrong = fields.findIndex((field) => !PAGE_FIELDS.includes(field));
  if (wrong >= 0)
    throw badParameter(
      `Param subscribed_fields[${wrong}] must be one of {${PAGE_FIELDS.join(', ')}} - got "${fields[wrong]}".`,
    );
  return [...new Set(fields)];
}

function getForms(call: GraphCall, id: string) {
  getPageWithOwnToken(call, id);
  requirePermission(call, 'pages_manage_ads', id);
  requireDataAccess(call);
  const forms = [...call.engine.world.forms.values()]
    .filter((form) => form.pageId === id)
    .toSorted((a, b) => b.createdTime.getTime() - a.createdTime.getTime());
  const paged = paginate(
    forms,
    (form) => form.id,
    call.params,
    (cursor, limit) => linkToPage(call, cursor, limit),
  );
  const data = paged.data.map((form) =>
    selectFields(FORM, formNode(call, form), call.params['fields']),
  );
  return { ...paged, data };
}

export const PAGE_ENDPOINTS: GraphEndpoint[] = [
  { method: 'GET', path: '/{page-id}', handle: getPage },
  { method: 'GET', path: '/{page-id}/leadgen_forms', handle: getForms },
  { method: 'GET', path: '/{page-id}/subscribed_apps', handle: getSubscribedApps },
  { method: 'POST', path: '/{page-id}/subscribed_apps', handle: subscribeApp },
  { method: 'DELETE', path: '/{page-id}/subscribed_apps', handle: unsubscribeApp },
];
