import { addLead, leadsOf } from '../world/add-lead.ts';
import type { Form, Lead } from '../world/world.ts';
import { announceLead } from '../webhooks/announce-lead.ts';
import { getPageWithOwnToken, getVisiblePage, notThere, requirePermission } from './access.ts';
import { readLeadFilter } from './filter-leads.ts';
import { formNode, FORM } from './form-node.ts';
import { linkToPage, type GraphCall, type GraphEndpoint } from './graph-call.ts';
import { badParameter, GraphError } from './graph-error.ts';
import { isReadable, requireLeadAccess } from './lead-access.ts';
import { leadNode, LEAD } from './lead-node.ts';
import { paginate, readLimit } from './paginate.ts';
import { selectFields } from './select-fields.ts';
import { dummyFieldData } from './dummy-field-data.ts';

function formOf(call: GraphCall, id: string): Form {
  const form = call.engine.world.forms.get(id);
  if (!form) throw notThere(call, id);
  return form;
}

function getForm(call: GraphCall, id: string) {
  const form = formOf(call, id);
  getVisiblePage(call, form.pageId, id);
  requirePermission(call, 'pages_manage_ads', form.pageId);
  return selectFields(FORM, formNode(call, form), call.params['fields']);
}

/** A published form can be archived and restored. Nothing else of it can change. */
function changeForm(call: GraphCall, id: string) {
  const form = formOf(call, id);
  getPageWithOwnToken(call, form.pageId, id);
  requirePermission(call, 'pages_manage_ads', form.pageId);
  const { status } = call.params;
  if (status !== 'ARCHIVED' && status !== 'ACTIVE')
    throw badParameter('Param status must be one of {ACTIVE, ARCHIVED}');
  form.status = status;
  return { success: true };
}

function getLeads(call: GraphCall, id: string) {
  const form = formOf(call, id);
  const page = getVisiblePage(call, form.pageId, id);
  requireLeadAccess(call, page, id);
  refuseTooMany(call);
  const passes = readLeadFilter(call.params['filtering']);
  return listLeads(call, id, (lead) => passes(lead) && isReadable(call, lead));
}

/** Meta does not document its limit. Under the fault, a call with a higher limit fails. */
function refuseTooMany(call: GraphCall): void {
  const max = call.engine.faults.current().maxLeadsLimit;
  if (!max || readLimit(call.params) <= max) return;
  throw new GraphError({
    code: 1,
    message: "Please reduce the amount of data you're asking for, then retry your request",
  });
}

/** Newest first. */
function listLeads(call: GraphCall, formId: string, passes: (lead: Lead) => boolean) {
  const leads = leadsOf(call.engine.world, formId).filter(passes).toReversed();
  const paged = paginate(
    leads,
    (lead) => lead.id,
    call.params,
    (cursor, limit) => linkToPage(call, cursor, limit),
  );
  const data = paged.data.map((lead) =>
    selectFields(LEAD, leadNode(call, lead), call.params['fields']),
  );
  return { ...paged, data };
}

function getTestLeads(call: GraphCall, id: string) {
  const form = formOf(call, id);
  requireLeadAccess(call, getPageWithOwnToken(call, form.pageId, id), id);
  return listLeads(call, id, (lead) => lead.isTest);
}

/** A form has one test lead. It must be deleted before the next one is made. */
function createTestLead(call: GraphCall, id: string) {
  const form = formOf(call, id);
  requireLeadAccess(call, getPageWithOwnToken(call, form.pageId, id), id);
  const { world, random, now } = call.engine;
  if (leadsOf(world, id).some((lead) => lead.isTest))
    throw new GraphError({
      code: 100,
      subcode: 1892058,
      message: 'Invalid parameter',
      title: 'Test lead already exists for this form',
      userMessage: 'Delete the existing test lead before you create another one.',
    });
  const given = call.params['field_data'];
  const fieldData = given ? (JSON.parse(given) as unknown) : dummyFieldData(form);
  const lead = addLead(world, random, now(), form, { isTest: true, fieldData });
  announceLead(call.engine, lead);
  return { id: lead.id };
}

export const FORM_ENDPOINTS: GraphEndpoint[] = [
  { method: 'GET', path: '/{form-id}', handle: getForm },
  { method: 'POST', path: '/{form-id}', handle: changeForm },
  { method: 'GET', path: '/{form-id}/leads', handle: getLeads },
  { method: 'GET', path: '/{form-id}/test_leads', handle: getTestLeads },
  { method: 'POST', path: '/{form-id}/test_leads', handle: createTestLead },
];
