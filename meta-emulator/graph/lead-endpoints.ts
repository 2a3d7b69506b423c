import { leadsOf } from '../world/add-lead.ts';
import { getPageWithOwnToken, getVisiblePage, notThere } from './access.ts';
import type { GraphCall, GraphEndpoint } from './graph-call.ts';
import { permissionMissing } from './graph-error.ts';
import { isReadable, requireLeadAccess } from './lead-access.ts';
import { leadNode, LEAD } from './lead-node.ts';
import { selectFields } from './select-fields.ts';

function getLead(call: GraphCall, id: string) {
  const lead = call.engine.world.leads.get(id);
  if (!lead) throw notThere(call, id);
  requireLeadAccess(call, getVisiblePage(call, lead.pageId, id), id);
  if (!isReadable(call, lead)) throw notThere(call, id);
  return selectFields(LEAD, leadNode(call, lead), call.params['fields']);
}

/** Only test leads: they belong to the app that made them. */
function deleteLead(call: GraphCall, id: string) {
  const { world } = call.engine;
  const lead = world.leads.get(id);
  if (!lead) throw notThere(call, id);
  getPageWithOwnToken(call, lead.pageId, id);
  if (!lead.isTest) throw permissionMissing('Only the owner of the lead can delete the lead');
  world.leads.delete(id);
  const leads = leadsOf(world, lead.formId);
  leads.splice(leads.indexOf(lead), 1);
  return { success: true };
}

export const LEAD_ENDPOINTS: GraphEndpoint[] = [
  { method: 'GET', path: '/{lead-id}', handle: getLead },
  { method: 'DELETE', path: '/{lead-id}', handle: deleteLead },
];
