import type { WebhookRecord } from './check-last-webhook.ts';
import type { HealthCheck } from './health-report.ts';
import { unknown, warn } from './verdicts.ts';

export const APP_MODE = 'app-mode';

/**
 * In Development mode Meta sends webhooks only for actions of people with a role at the app:
 * https://developers.facebook.com/docs/graph-api/webhooks. Meta does not show the mode, so it is
 * guessed: everything is subscribed and there are leads, but no webhook ever came.
 *
 * @param webhooks the last webhooks of the enabled Pages
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
