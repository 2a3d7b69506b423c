import type { Engine } from '../engine.ts';
import { isDevelopmentMode } from '../graph/lead-access.ts';
import { unixSeconds } from '../graph/meta-time.ts';
import type { Lead } from '../world/world.ts';

/**
 * Sends the `leadgen` change of a new lead if all conditions for a webhook are met. If one is not,
 * the app gets nothing, and the lead keeps the reason.
 */
export function announceLead(engine: Engine, lead: Lead): void {
  lead.notDelivered = closedGate(engine, lead.pageId);
  if (lead.notDelivered !== undefined) return;
  engine.outbox.add({
    object: 'page',
    entryId: lead.pageId,
    field: 'leadgen',
    leadId: lead.id,
    value: {
      // "adgroup" is the old name of an ad. Organic and test leads have neither.
      ...(lead.ad && { adgroup_id: lead.ad.id, ad_id: lead.ad.id }),
      created_time: unixSeconds(lead.createdTime),
      leadgen_id: lead.id,
      page_id: lead.pageId,
      form_id: lead.formId,
    },
  });
}

function closedGate(engine: Engine, pageId: string): string | undefined {
  if (isDevelopmentMode({ engine })) return 'the app is in Development mode';
  const subscription = engine.world.appSubscriptions.get('page');
  if (!subscription?.fields.includes('leadgen'))
    return 'the app has no webhook subscription for leadgen';
  if (!subscription.active) return 'the webhook subscription of the app is not active';
  if (!engine.world.pages.get(pageId)?.subscribedFields?.includes('leadgen'))
    return 'the app is not subscribed to leadgen of this Page';
  return undefined;
}
