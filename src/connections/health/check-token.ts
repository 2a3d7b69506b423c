import type { GraphError } from '../../meta-api/graph-error.ts';
import type { TokenFacts } from '../../meta-api/debug-token.ts';
import { readClock } from './clock.ts';
import type { HealthCheck } from './health-report.ts';
import { bad, ok, warn } from './verdicts.ts';
import { writeDay } from './write-time.ts';

export const TOKEN = { id: 'token', title: 'Sign-in to Meta' };

/** Most tokens of Pages never end by themselves; some of system users do after 60 days. */
export function checkToken({ expiresAt }: TokenFacts, now: Date): HealthCheck {
  if (expiresAt === null) return ok(TOKEN, 'Meta accepts the sign-in, and it has no end.');
  const { urgency, left } = readClock(expiresAt, now);
  const end = `${writeDay(expiresAt)}, ${left}`;
  if (urgency === undefined) return ok(TOKEN, `Meta accepts the sign-in, until ${end}.`);
  return warn(
    TOKEN,
    `The sign-in to Meta ends on ${end}. Press Connect and sign in again before that, or leads will have to wait.`,
    urgency,
    { code: 'token-expiring', params: { endsAt: expiresAt.toISOString() } },
  );
}

export function deadToken(error: GraphError, pageName: string): HealthCheck {
  const why = WHY.get(error.subcode) ?? 'Meta no longer accepts the sign-in';
  return bad(
    TOKEN,
    `${why}, so no lead of ${pageName} can be read. Press Connect and sign in again; leads that come in until then wait here.`,
    { code: 'reconnect' },
  );
}

/** Subcodes: https://developers.facebook.com/docs/graph-api/guides/error-handling */
const WHY: ReadonlyMap<number, string> = new Map([
  [458, 'The person who connected this Page has removed the app at Facebook'],
  [459, 'Facebook wants the person who connected this Page to sign in there first'],
  [460, 'The person who connected this Page has changed their password'],
  [463, 'The sign-in to Meta has expired'],
  [464, 'Facebook wants the person who connected this Page to confirm their account first'],
  [492, 'The person who connected this Page no longer has a role on it'],
]);
