import type { MetaConfig } from '../../src/config.ts';
import { LaunchError } from './launch-error.ts';

/**
 * Tells the (emulated) Meta app where its webhooks go. With a real app the operator does the same
 * by hand, once, in the Webhooks settings of the App Dashboard.
 */
export async function subscribeWebhook(meta: MetaConfig, callbackUrl: string): Promise<void> {
  const answer = await fetch(`${meta.graphUrl}/${meta.graphVersion}/${meta.appId}/subscriptions`, {
    method: 'POST',
    body: new URLSearchParams({
      access_token: `${meta.appId}|${meta.clientSecret}`,
      object: 'page',
      callback_url: callbackUrl,
      fields: 'leadgen',
      verify_token: meta.verifyTokens[0] ?? '',
      include_values: 'true',
    }),
    signal: AbortSignal.timeout(15_000),
  });
  if (answer.ok) return;
  throw new LaunchError(
    `The Meta emulator refused the webhook subscription (${answer.status}): ${await answer.text()}`,
  );
}
