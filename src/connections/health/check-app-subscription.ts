import type { AppSubscription } from '../../meta-api/app-subscriptions.ts';
import type { HealthCheck } from './health-report.ts';
import { bad, ok } from './verdicts.ts';

export const APP_SUBSCRIPTION = { id: 'app-subscription', title: "App's webhook" };

/** Both lead to the same place. */
const CALLBACK_PATHS = ['/api/webhook/facebook', '/api/webhook'];

export interface AppIdentity {
  readonly appId: string;
  /** Where LeadRabbit is reached, without a slash at its end. */
  readonly url: string;
}

/** Meta sends what both the app and the Page are subscribed to, and only while it is active. */
export function checkAppSubscription(
  subscriptions: readonly AppSubscription[],
  { appId, url }: AppIdentity,
): HealthCheck {
  const where = `Open developers.facebook.com/apps/${appId}/webhooks/ and choose Page`;
  const callback = `${url}${CALLBACK_PATHS[0] ?? ''}`;
  const page = subscriptions.find(({ object }) => object === 'page');
  if (!page)
    return bad(
      APP_SUBSCRIPTION,
      `The Meta app has no webhook for Pages, so no lead is announced. ${where}, enter ${callback} as callback URL and FACEBOOK_WEBHOOK_VERIFY_TOKEN as verify token, and subscribe to leadgen.`,
      { code: 'app-subscription-missing' },
    );
  if (!leadsHere(page.callbackUrl, url))
    return bad(
      APP_SUBSCRIPTION,
      `Meta sends webhooks to ${page.callbackUrl || 'no address'} and not to this LeadRabbit. ${where} and change the callback URL to ${callback}; if this LeadRabbit has another address, set URL and restart it.`,
      { code: 'app-callback-elsewhere' },
    );
  if (!page.fields.includes('leadgen'))
    return bad(
      APP_SUBSCRIPTION,
      `The Meta app's webhook leaves out new leads. ${where} and subscribe to leadgen.`,
      { code: 'app-leadgen-missing' },
    );
  if (!page.isActive)
    return bad(
      APP_SUBSCRIPTION,
      `Meta has switched the app's webhook off, as it does when the address did not answer for long. See that ${callback} can be reached from the internet. ${where}, and press Verify and save.`,
      { code: 'app-subscription-off' },
    );
  return ok(APP_SUBSCRIPTION, `Meta announces new leads to ${page.callbackUrl}.`);
}

function leadsHere(callbackUrl: string, url: string): boolean {
  const callback = URL.parse(callbackUrl);
  const own = URL.parse(url);
  if (callback === null || own === null || callback.origin !== own.origin) return false;
  return CALLBACK_PATHS.includes(callback.pathname.replace(/\/+$/, ''));
}
