import type { Lead } from '../world/world.ts';
import { hasPermission } from './access.ts';
import type { GraphCall } from './graph-call.ts';
import { metaTime } from './meta-time.ts';
import type { Node } from './select-fields.ts';

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
  // Ad-level data without ads permission is not refused, it is just absent.
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
