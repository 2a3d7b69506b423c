import type { WebhookRecord } from './check-last-webhook.ts';
import type { HealthCheck } from './health-report.ts';
import { unknown, warn } from './verdicts.ts';
import { count } from './write-time.ts';

export const APP_MODE = { id: 'app-mode', title: 'App mode' };

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
  const where = `Open developers.facebook.com/apps/${appId}/ and see that the app is Live, or Published in newer dashboards`;
  const found = webhooks.reduce((sum, { foundOnlyByCatchUp }) => sum + foundOnlyByCatchUp, 0);
  const isSilent = webhooks.every(({ receivedAt }) => receivedAt === null);
  if (isSubscribed && isSilent && found > 0)
    return warn(
      APP_MODE,
      `The app is subscribed and ${count(found, 'lead was', 'leads were')} found by looking, yet Meta has never sent a webhook: most likely the app is in Development mode. ${where}.`,
      1,
      { code: 'development-mode', params: { leads: found } },
    );
  return unknown(APP_MODE, `Meta does not tell it. ${where}: otherwise no real lead is announced.`);
}
