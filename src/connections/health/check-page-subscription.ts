import { GraphError } from '../../meta-api/graph-error.ts';
import type { HealthCheck } from './health-report.ts';
import type { SubscriptionFinding } from './ensure-subscription.ts';
import { bad, ok, warn } from './verdicts.ts';

export const PAGE_SUBSCRIPTION = 'page-subscription';

export function checkPageSubscription(found: SubscriptionFinding, page: string): HealthCheck {
  switch (found) {
    case 'present':
      return ok(PAGE_SUBSCRIPTION, { code: 'subscription-ok', params: {} });
    case 'not-wanted':
      return ok(PAGE_SUBSCRIPTION, { code: 'subscription-not-needed', params: {} });
    case 'not-permitted':
      return warn(PAGE_SUBSCRIPTION, { code: 'real-time-off', params: { page } });
    case 'repaired':
      return warn(PAGE_SUBSCRIPTION, { code: 'subscription-repaired', params: {} });
    default: {
      const said = found.lost instanceof GraphError ? found.lost.message : '';
      return bad(PAGE_SUBSCRIPTION, { code: 'subscription-lost', params: { page, said } });
    }
  }
}
