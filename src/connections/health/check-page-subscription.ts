import { explainFailure } from './explain-failure.ts';
import type { HealthCheck } from './health-report.ts';
import type { SubscriptionFinding } from './look-at-subscription.ts';
import { bad, ok, warn } from './verdicts.ts';

export const PAGE_SUBSCRIPTION = { id: 'page-subscription', title: "Page's webhook" };

export function checkPageSubscription(found: SubscriptionFinding, pageName: string): HealthCheck {
  if (found === 'present') return ok(PAGE_SUBSCRIPTION, 'Meta announces new leads of this Page.');
  if (found === 'not-wanted')
    return ok(PAGE_SUBSCRIPTION, 'Nothing is switched on here, so no webhook is needed.');
  if (found === 'repaired')
    return warn(
      PAGE_SUBSCRIPTION,
      'Meta had stopped announcing new leads; LeadRabbit has just repaired that. Press Sync to take in at once what came meanwhile. If it happens again, see who removes the app in the settings of the Page.',
    );
  const why =
    found.lost === undefined
      ? 'Meta accepts it and forgets it.'
      : explainFailure(found.lost, pageName);
  return bad(
    PAGE_SUBSCRIPTION,
    `Meta does not announce new leads of ${pageName}, and LeadRabbit could not repair that. ${why} If it stays so, disable the Page here and enable it again.`,
  );
}
