import type { Lead } from '../world/world.ts';
import { concerns, hasPermission } from './access.ts';
import type { GraphCall } from './graph-call.ts';
import { metaTime } from './meta-time.ts';
import { permissionMissing } from './graph-error.ts';
import { parseFields } from './parse-fields.ts';
import { noSuchField, type Node } from './select-fields.ts';

/** Fields: facebook-nodejs-business-sdk, src/objects/lead.js. */
export const LEAD = {
  name: 'UserLeadGenInfo',
  defaults: 'created_time,id,field_data',
  fields: [
    'id',
    'created_time',
    'field_data',
    'form_id',
    'ad_id',
    'ad_name',
    'adset_id',
    'adset_name',
    'campaign_id',
    'campaign_name',
    'custom_disclaimer_responses',
    'home_listing',
    'is_organic',
    'partner_name',
    'platform',
    'post',
    'post_submission_check_result',
    'retailer_item_id',
    'vehicle',
  ],
};

export function leadNode(call: GraphCall, lead: Lead): Node {
  refuseFields(call, lead);
  // Without an ads permission, ad-level data is left out without an error.
  const maySeeAds =
    hasPermission(call, 'ads_management', lead.pageId) ||
    hasPermission(call, 'ads_read', lead.pageId);
  const { ad } = lead;
  const names =
    ad && maySeeAds
      ? {
          ad_name: ad.name,
          adset_id: ad.adsetId,
          adset_name: ad.adsetName,
          campaign_id: ad.campaignId,
          campaign_name: ad.campaignName,
        }
      : {};
  return {
    ...lead.more,
    id: lead.id,
    created_time: metaTime(lead.createdTime),
    field_data: lead.fieldData,
    form_id: lead.formId,
    ad_id: ad?.id,
    ...names,
    custom_disclaimer_responses: lead.disclaimerResponses,
    is_organic: ad === undefined,
    platform: lead.platform,
  };
}

/** Meta shows some fields to some apps only, and refuses the whole lead if one is asked for. */
function refuseFields(call: GraphCall, lead: Lead): void {
  const fault = call.engine.faults.current().refusedLeadFields;
  if (!fault || !concerns(fault, lead.pageId)) return;
  const asked = parseFields(call.params['fields'] || LEAD.defaults).map(({ name }) => name);
  const refused = fault.fields.find((field) => asked.includes(field));
  if (refused === undefined) return;
  if (fault.as === '100') throw noSuchField(LEAD.name, refused);
  throw permissionMissing(`Requires a permission to read the field ${refused}`);
}
