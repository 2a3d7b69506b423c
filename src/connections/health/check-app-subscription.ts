import type { AppSubscription } from '../../meta-api/app-subscriptions.ts';
import type { HealthCheck } from './health-report.ts';
import { bad, ok } from './verdicts.ts';

export const APP_SUBSCRIPTION = 'app-subscription';

/** Both lead to the same place. */
const CALLBACK_PATHS = ['/api/webhook/facebook', '/api/webhook'];

export interface AppIdentity {
  readonly appId: string;
  /** The address of LeadRabbit, without a slash at its end. */
  readonly url: string;
}

/**
 * Meta sends fields that both the app and the Page are subscribed to, while the webhook is active.
 */
export function checkAppSubscription(
  subscriptions: readonly AppSubscription[],
  { appId, url }: AppIdentity,
): HealthCheck {
  const callback = `${url}${CALLBACK_PATHS[0] ?? ''}`;
  const page = subscriptions.find(({ object }) => object === 'page');
  if (!page)
    return bad(APP_SUBSCRIPTION, {
      code: 'app-subscription-missing',
      params: { appId, callback },
    });
  const { callbackUrl: found, fields, isActive } = page;
  if (!leadsHere(found, url))
    return bad(APP_SUBSCRIPTION, {
      code: 'app-callback-elsewhere',
      params: { appId, callback, found },
    });
  if (!fields.includes('leadgen'))
    return bad(APP_SUBSCRIPTION, { code: 'app-leadgen-missing', params: { appId } });
  if (!isActive)
    return bad(APP_SUBSCRIPTION, { code: 'app-subscription-off', params: { appId, callback } });
  return ok(APP_SUBSCRIPTION, { code: 'app-subscription-ok', params: { callback: found } });
}

function leadsHere(callbackUrl: string, url: string): boolean {
  const callback = URL.parse(callbackUrl);
  const own = URL.parse(url);
  if (callback === null || own === null || callback.origin !== own.origin) return false;
  return CALLBACK_PATHS.includes(callback.pathname.replace(/\/+$/, ''));
}
