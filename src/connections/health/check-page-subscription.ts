import { explainFailure } from './explain-failure.ts';
import type { HealthCheck } from './health-report.ts';
import type { SubscriptionFinding } from './ensure-subscription.ts';
import { bad, ok, warn } from './verdicts.ts';

export const PAGE_SUBSCRIPTION = { id: 'page-subscription', title: "Page's webhook" };

export function checkPageSubscription(found: SubscriptionFinding, pageName: string): HealthCheck {
  if (found === 'present') return ok(PAGE_SUBSCRIPTION, 'Meta announces new leads of this Page.');
  if (found === 'not-wanted')
    return ok(PAGE_SUBSCRIPTION, 'The Page is disabled, so it needs no webhook.');
  if (found === 'not-permitted')
    return warn(
      PAGE_SUBSCRIPTION,
      `Real-time delivery of ${pageName} is off, because the permission pages_manage_metadata is not granted. Leads arrive late, by catch-up. Press Connect and switch the permission on.`,
      1,
      { code: 'real-time-off', params: { permissions: 'pages_manage_metadata' } },
    );
  if (found === 'repaired')
    return warn(
      PAGE_SUBSCRIPTION,
      'Meta had stopped announcing new leads; LeadRabbit has just repaired that and now looks for leads that were missed. If it happens again, see who removes the app in the settings of the Page.',
      1,
      { code: 'subscription-repaired' },
    );
  const why =
    found.lost === undefined
      ? 'Meta accepts it and forgets it.'
      : explainFailure(found.lost, pageName);
  return bad(
    PAGE_SUBSCRIPTION,
    `Meta does not announce new leads of ${pageName}, and LeadRabbit could not repair that. ${why} If it stays so, disable the Page here and enable it again.`,
    { code: 'subscription-lost' },
  );
}
