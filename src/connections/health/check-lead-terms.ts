import type { HealthCheck } from './health-report.ts';
import { ok, unknown, warn } from './verdicts.ts';

export const LEAD_TERMS = 'lead-terms';

/**
 * Until somebody accepts the terms for the Page, no lead ad can be made. Older leads can still be
 * read: https://developers.facebook.com/docs/graph-api/reference/page (leadgen_tos_accepted)
 */
export function checkLeadTerms(accepted: boolean | null, pageId: string): HealthCheck {
  const address = `https://www.facebook.com/ads/leadgen/tos?page_id=${pageId}`;
  if (accepted === true) return ok(LEAD_TERMS, { code: 'lead-terms-accepted', params: {} });
  if (accepted === null)
    return unknown(LEAD_TERMS, { code: 'lead-terms-unknown', params: { address } });
  return warn(LEAD_TERMS, { code: 'lead-terms', params: { address } });
}
