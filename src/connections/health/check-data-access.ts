import type { TokenFacts } from '../../meta-api/debug-token.ts';
import { readClock } from './clock.ts';
import type { HealthCheck } from './health-report.ts';
import { bad, ok, warn } from './verdicts.ts';

export const DATA_ACCESS = 'data-access';

/**
 * A token without an expiry still has a limit: about 90 days after a person last signed in, Meta
 * stops sharing data with the app until a new sign-in. System users have no such limit:
 * https://developers.facebook.com/docs/facebook-login/auth-vs-data
 */
export function checkDataAccess({ dataAccessExpiresAt: end }: TokenFacts, now: Date): HealthCheck {
  if (end === null) return ok(DATA_ACCESS, { code: 'data-access-unlimited', params: {} });
  const { isOver, urgency, days } = readClock(end, now);
  const endsAt = end.toISOString();
  if (isOver) return bad(DATA_ACCESS, { code: 'data-access-expired', params: { endsAt } });
  const params = { endsAt, days };
  if (urgency === undefined) return ok(DATA_ACCESS, { code: 'data-access-until', params });
  return warn(DATA_ACCESS, { code: 'data-access-expiring', params }, urgency);
}
