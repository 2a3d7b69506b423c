import type { TokenFacts } from '../../meta-api/debug-token.ts';
import type { GraphError } from '../../meta-api/graph-error.ts';
import { signInRefused } from '../explain-graph-error.ts';
import { readClock } from './clock.ts';
import type { HealthCheck } from './health-report.ts';
import { bad, ok, warn } from './verdicts.ts';

export const TOKEN = 'token';

/** Most Page tokens do not expire. Some tokens of system users expire after 60 days. */
export function checkToken({ expiresAt }: TokenFacts, now: Date): HealthCheck {
  if (expiresAt === null) return ok(TOKEN, { code: 'sign-in-accepted', params: {} });
  const { urgency, days } = readClock(expiresAt, now);
  const params = { endsAt: expiresAt.toISOString(), days };
  if (urgency === undefined) return ok(TOKEN, { code: 'sign-in-until', params });
  return warn(TOKEN, { code: 'token-expiring', params }, urgency);
}

export const deadToken = (error: GraphError, pageName: string): HealthCheck =>
  bad(TOKEN, signInRefused(error, pageName));
