import type { HealthCheck } from './health-report.ts';
import type { VerdictSummary } from './health-store.ts';
import { bad, ok, unknown } from './verdicts.ts';
import { count, writeMoment } from './write-time.ts';

export const SIGNATURES = { id: 'signatures', title: 'Webhook signatures' };

/** How many leads have to come without their webhook before refused webhooks explain it. */
const SEVERAL = 3;

/**
 * Whether Meta's own webhooks are refused for their signature. Then Meta sends them again for 36
 * hours: https://developers.facebook.com/docs/graph-api/webhooks/getting-started
 *
 * A refused request alone says nothing: anyone can send one. The check is red if
 * - a refused webhook named a new lead that Meta confirms (see `refused-webhooks.ts`), and no webhook
 *   with a right signature came after it; or
 * - webhooks with a right signature stopped, refused ones for enabled Pages came since, and several
 *   leads sent since were found only by looking.
 *
 * @param unannounced leads sent since the last right signature that no webhook announced, although
 * the app and the Page are subscribed
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

  const strangers = wrong > 0 ? ` ${aboutStrangers(wrong)}` : '';
  if (valid > 0)
    return ok(
      SIGNATURES,
      `${count(valid, 'webhook')} came in the last day, each signed by Meta.${strangers}`,
      { code: 'signatures-valid', params: { valid, wrong } },
    );
  return unknown(
    SIGNATURES,
    `No webhook came in the last day, so there was no signature to check.${strangers}`,
    { code: 'no-webhooks', params: { valid, wrong } },
  );
}

const aboutStrangers = (wrong: number): string =>
  `${count(wrong, 'request')} with a wrong signature ${wrong === 1 ? 'was' : 'were'} refused; anyone can send such a request, and it changes nothing.`;

function refused(webhooks: number, last: Date | undefined): HealthCheck {
  const when = last === undefined ? '' : `, the last on ${writeMoment(last)}`;
  return bad(
    SIGNATURES,
    `${count(webhooks, 'webhook')} of the last day ${webhooks === 1 ? 'was' : 'were'} refused for a wrong signature${when}, although Meta sent ${webhooks === 1 ? 'it' : 'them'}: Meta signs with another app secret than FACEBOOK_APP_SECRET. Compare FACEBOOK_APP_SECRET with the app secret at developers.facebook.com under App settings, Basic, and restart LeadRabbit. Until then leads come late, by catch-up. Meta repeats for 36 hours what was refused. If the secret is right, a proxy changes the body of webhooks on the way.`,
    { code: 'webhooks-refused', params: { webhooks } },
  );
}

/** As loud as before: those who were told of the refused webhooks are not told a second time. */
const twoSecrets = (webhooks: number): HealthCheck => ({
  ...bad(
    SIGNATURES,
    `${count(webhooks, 'webhook')} of Meta ${webhooks === 1 ? 'was' : 'were'} refused in the last day for a wrong signature, but webhooks with a right one came after that. If you are changing the app secret, set the old one as FACEBOOK_APP_SECRET_PREVIOUS until Meta no longer uses it. Otherwise nothing has to be done.`,
    { code: 'old-secret-in-use', params: { webhooks } },
  ),
  state: 'warn',
});
