import { readAppSubscriptions } from '../../meta-api/app-subscriptions.ts';
import type { GraphClient } from '../../meta-api/graph-client.ts';
import { AppCallError, callForApp } from './app-call-error.ts';
import { APP_MODE, checkAppMode } from './check-app-mode.ts';
import { APP_SUBSCRIPTION, checkAppSubscription } from './check-app-subscription.ts';
import { checkMeta } from './check-meta.ts';
import { checkGraphVersion } from './check-graph-version.ts';
import type { WebhookRecord } from './check-last-webhook.ts';
import { checkSignatures, SIGNATURES } from './check-signatures.ts';
import type { HealthCheck } from './health-report.ts';
import type { HealthStore, VerdictSummary } from './health-store.ts';
import { judge, look } from './look.ts';
import { bad } from './verdicts.ts';

const DAY = 86_400_000;

export interface CheckAppDependencies {
  readonly graph: GraphClient;
  readonly store: HealthStore;
  /** The address of LeadRabbit, without a slash at its end. */
  readonly url: string;
  /** Such as `v25.0`. */
  readonly versionAsked: string;
  /** The version of Meta's last answer; undefined before the first answer. */
  readonly versionServed: () => string | undefined;
  readonly lastWebhook: (pageId: string) => Promise<WebhookRecord>;
  /**
   * Counts the leads of a Page that were sent since a time, at most a day ago, and that no webhook
   * announced although one should have.
   */
  readonly countUnannounced: (pageId: string, since: Date | null) => Promise<number>;
  readonly onBug: (error: unknown) => void;
  readonly now: () => Date;
}

/**
 * Checks everything that concerns all Pages.
 *
 * @param pageIds the Pages that are enabled
 */
export async function checkApp(
  dependencies: CheckAppDependencies,
  pageIds: readonly string[],
): Promise<readonly HealthCheck[]> {
  const { graph, url, versionAsked, versionServed, lastWebhook, onBug } = dependencies;
  const [subscriptions, webhooks] = await Promise.all([
    look(callForApp(readAppSubscriptions(graph)), onBug),
    look(Promise.all(pageIds.map(lastWebhook)), onBug),
  ]);
  const { appId } = graph;
  const isRefused =
    'error' in subscriptions &&
    subscriptions.error instanceof AppCallError &&
    subscriptions.error.isAppRefused;
  const subscription = isRefused
    ? bad(APP_SUBSCRIPTION, { code: 'app-refused', params: {} })
    : judge(APP_SUBSCRIPTION, subscriptions, 'the app', (list) =>
        checkAppSubscription(list, { appId, url }),
      );
  return [
    subscription,
    checkMeta(subscriptions),
    await readSignatures(dependencies, pageIds, [subscription]),
    checkGraphVersion(versionAsked, versionServed()),
    judge(APP_MODE, webhooks, 'the app', (records) =>
      checkAppMode(records, subscription.state === 'ok', appId),
    ),
  ];
}

/**
 * The check of the signatures, which needs no call to Meta.
 *
 * @param checks the other checks of the app: a lost subscription explains why webhooks are missing
 */
export async function readSignatures(
  dependencies: Pick<CheckAppDependencies, 'store' | 'countUnannounced' | 'onBug' | 'now'>,
  pageIds: readonly string[],
  checks: readonly HealthCheck[],
): Promise<HealthCheck> {
  const { store, countUnannounced, onBug, now } = dependencies;
  const isSubscribed = checks.some(({ id, state }) => id === APP_SUBSCRIPTION && state === 'ok');
  const read = async (): Promise<readonly [VerdictSummary, number]> => {
    const summary = await store.signatureVerdictsSince(new Date(now().getTime() - DAY));
    if (!isSubscribed || !summary.plausible) return [summary, 0];
    const counts = await Promise.all(
      pageIds.map((pageId) => countUnannounced(pageId, summary.lastValid)),
    );
    return [summary, counts.reduce((sum, count) => sum + count, 0)];
  };
  return judge(SIGNATURES, await look(read(), onBug), 'the app', ([summary, unannounced]) =>
    checkSignatures(summary, unannounced),
  );
}
