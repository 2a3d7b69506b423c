import type { HealthCheck } from './health-report.ts';
import type { VerdictSummary } from './health-store.ts';
import { bad, ok, unknown } from './verdicts.ts';

export const SIGNATURES = 'signatures';

/** How many leads must be missing their webhook before refused webhooks count as the cause. */
const SEVERAL = 3;

/**
 * Whether Meta's own webhooks are refused for their signature. Then Meta sends them again for 36
 * hours: https://developers.facebook.com/docs/graph-api/webhooks/getting-started
 *
 * A refused request alone says nothing: anyone can send one. The check is red if
 * - a refused webhook named a new lead that Meta confirms (see `refused-webhooks.ts`), and no
 *   webhook with a right signature came after it; or
 * - webhooks with a right signature stopped, refused ones for enabled Pages came since, and several
 *   leads that were sent since then were found only by a sync.
 *
 * @param unannounced leads sent since the last right signature that no webhook announced, although
 *   the app and the Page are subscribed
 */
export function checkSignatures(summary: VerdictSummary, unannounced = 0): HealthCheck {
  const { valid, wrong, proven = 0, plausible = 0, lastValid } = summary;
  const { lastProven, lastPlausible } = summary;
  const isAfterValid = (time: Date | undefined) =>
    time !== undefined && (lastValid === null || time > lastValid);
  if (proven > 0 && isAfterValid(lastProven)) return refused(proven, lastProven);
  if (unannounced >= SEVERAL && isAfterValid(lastPlausible))
    return refused(plausible, lastPlausible);
  if (proven > 0) return twoSecrets(proven);

  if (valid > 0) return ok(SIGNATURES, { code: 'signatures-valid', params: { valid, wrong } });
  return unknown(SIGNATURES, { code: 'no-webhooks', params: { wrong } });
}

const refused = (webhooks: number, last: Date | undefined): HealthCheck =>
  bad(SIGNATURES, {
    code: 'webhooks-refused',
    params: { webhooks, lastAt: last?.toISOString() ?? '' },
  });

/** Keeps the alarm level, so that admins are not notified of the refused webhooks again. */
const twoSecrets = (webhooks: number): HealthCheck => ({
  ...bad(SIGNATURES, { code: 'old-secret-in-use', params: { webhooks } }),
  state: 'warn',
});
