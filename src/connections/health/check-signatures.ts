import type { HealthCheck } from './health-report.ts';
import type { VerdictSummary } from './health-store.ts';
import { bad, ok, unknown, warn } from './verdicts.ts';
import { count, writeMoment } from './write-time.ts';

export const SIGNATURES = { id: 'signatures', title: 'Webhook signatures' };

/**
 * A signature that does not fit is refused, so Meta sends that webhook again for 36 hours:
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started. Where none fits after
 * some that did not, the secret is wrong and leads are at stake. Requests without a signature are
 * never Meta's and say nothing.
 */
export function checkSignatures(summary: VerdictSummary): HealthCheck {
  const { valid, wrong, lastValid, lastWrong } = summary;
  const rightOnes = count(valid, 'webhook');
  if (lastWrong === null || wrong === 0)
    return valid > 0
      ? ok(SIGNATURES, `${rightOnes} came in the last day, each signed by Meta.`)
      : unknown(SIGNATURES, 'No webhook came in the last day, so there was no signature to check.');
  const wrongOnes = `${count(wrong, 'webhook')} of the last day ${wrong === 1 ? 'was' : 'were'} refused for a wrong signature, the last ${writeMoment(lastWrong)}`;
  const isSecretWrong = lastValid === null || lastWrong > lastValid;
  if (isSecretWrong)
    return bad(
      SIGNATURES,
      `${wrongOnes}, and none with a right one came after it. Compare FACEBOOK_APP_SECRET with the app secret at developers.facebook.com under App settings, Basic, and restart LeadRabbit; Meta repeats what was refused for 36 hours. If the secret is right, a stranger sent this, and it may be ignored.`,
    );
  return warn(
    SIGNATURES,
    `${wrongOnes}; ${rightOnes} with a right one came too, the last after it. Either a stranger tries the address, or an old app secret is still in use at Meta: then set it as FACEBOOK_APP_SECRET_PREVIOUS until it is gone.`,
  );
}
