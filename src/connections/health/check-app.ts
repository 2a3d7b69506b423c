import { readAppSubscriptions } from '../../meta-api/app-subscriptions.ts';
import type { GraphClient } from '../../meta-api/graph-client.ts';
import { AppCallError, callForApp } from './app-call-error.ts';
import { APP_MODE, checkAppMode } from './check-app-mode.ts';
import { APP_SUBSCRIPTION, checkAppSubscription } from './check-app-subscription.ts';
import { checkGraphVersion } from './check-graph-version.ts';
import type { WebhookRecord } from './check-last-webhook.ts';
import { checkSignatures, SIGNATURES } from './check-signatures.ts';
import { explainFailure } from './explain-failure.ts';
import type { HealthCheck } from './health-report.ts';
import type { HealthStore } from './health-store.ts';
import { judge, look } from './look.ts';
import { bad } from './verdicts.ts';

const DAY = 86_400_000;

export interface CheckAppDependencies {
  readonly graph: GraphClient;
  readonly store: HealthStore;
  /** Where LeadRabbit is reached, without a slash at its end. */
  readonly url: string;
  /** Such as `v25.0`. */
  readonly versionAsked: string;
  /** The version that Meta's last answer named; undefined before the first. */
  readonly versionServed: () => string | undefined;
  readonly lastWebhook: (pageId: string) => Promise<WebhookRecord>;
  readonly onBug: (error: unknown) => void;
  readonly now: () => Date;
}

/**
 * Looks at what concerns all Pages at once.
 *
 * @param pageIds the Pages that are switched on
 */
export async function checkApp(
  dependencies: CheckAppDependencies,
  pageIds: readonly string[],
): Promise<readonly HealthCheck[]> {
  const { graph, store, url, versionAsked, versionServed, lastWebhook, onBug, now } = dependencies;
  const since = new Date(now().getTime() - DAY);
  const [subscriptions, verdicts, webhooks] = await Promise.all([
    look(callForApp(readAppSubscriptions(graph)), onBug),
    look(store.signatureVerdictsSince(since), onBug),
    look(Promise.all(pageIds.map(lastWebhook)), onBug),
  ]);

  const { appId } = graph;
  const isRefused =
    'error' in subscriptions &&
    subscriptions.error instanceof AppCallError &&
    subscriptions.error.isAppRefused;
  const subscription = isRefused
    ? bad(APP_SUBSCRIPTION, explainFailure(subscriptions.error, 'the app'))
    : judge(APP_SUBSCRIPTION, subscriptions, 'the app', (list) =>
        checkAppSubscription(list, { appId, url }),
      );
  return [
    subscription,
    judge(SIGNATURES, verdicts, 'the app', checkSignatures),
    checkGraphVersion(versionAsked, versionServed()),
    judge(APP_MODE, webhooks, 'the app', (records) =>
      checkAppMode(records, subscription.state === 'ok', appId),
    ),
  ];
}
