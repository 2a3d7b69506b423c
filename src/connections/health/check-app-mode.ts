import type { WebhookRecord } from './check-last-webhook.ts';
import type { HealthCheck } from './health-report.ts';
import { unknown, warn } from './verdicts.ts';

export const APP_MODE = 'app-mode';

/**
 * In Development mode only what people with a role at the app do is announced:
 * https://developers.facebook.com/docs/graph-api/webhooks. Meta does not tell the mode, so it can
 * only be guessed: all is subscribed, there are leads, and yet no webhook ever came.
 *
 * @param webhooks of the Pages that are switched on
 */
export function checkAppMode(
  webhooks: readonly WebhookRecord[],
  isSubscribed: boolean,
  appId: string,
): HealthCheck {
  const leads = webhooks.reduce((sum, { foundBySync }) => sum + foundBySync, 0);
  const isSilent = webhooks.every(({ receivedAt }) => receivedAt === null);
  if (isSubscribed && isSilent && leads > 0)
    return warn(APP_MODE, { code: 'development-mode', params: { appId, leads } });
  return unknown(APP_MODE, { code: 'mode-unknown', params: { appId } });
}
