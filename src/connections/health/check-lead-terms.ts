import type { HealthCheck } from './health-report.ts';
import { ok, unknown, warn } from './verdicts.ts';

export const LEAD_TERMS = { id: 'lead-terms', title: 'Lead Ads Terms' };

/**
 * Until somebody accepts them for the Page, no lead ad can be made; what came before stays
 * readable: https://developers.facebook.com/docs/graph-api/reference/page (leadgen_tos_accepted)
 */
export function checkLeadTerms(accepted: boolean | null, pageId: string): HealthCheck {
  const address = `https://www.facebook.com/ads/leadgen/tos?page_id=${pageId}`;
  if (accepted === true) return ok(LEAD_TERMS, "Meta's Lead Ads Terms are accepted.");
  if (accepted === null)
    return unknown(LEAD_TERMS, `Meta does not tell. An admin of the Page sees it at ${address}.`);
  return warn(
    LEAD_TERMS,
    `Nobody has accepted Meta's Lead Ads Terms for this Page, so it cannot run lead ads. Open ${address} as an admin of the Page and accept them.`,
    1,
    { code: 'lead-terms' },
  );
}
