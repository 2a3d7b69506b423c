import type { TokenFacts } from '../../meta-api/debug-token.ts';
import { readClock } from './clock.ts';
import type { HealthCheck } from './health-report.ts';
import { bad, ok, warn, type Urgency } from './verdicts.ts';
import { writeDay } from './write-time.ts';

export const DATA_ACCESS = { id: 'data-access', title: 'Data access' };

/**
 * A token that never ends still has a clock: some 90 days after a person last signed in Meta stops
 * sharing data with the app, and only a new sign-in sets it back. System users have none:
 * https://developers.facebook.com/docs/facebook-login/auth-vs-data
 */
export function checkDataAccess({ dataAccessExpiresAt: end }: TokenFacts, now: Date): HealthCheck {
  if (end === null) return ok(DATA_ACCESS, 'Meta shares data without an end.');
  const { isOver, urgency, left } = readClock(end, now);
  const day = writeDay(end);
  if (isOver)
    return bad(
      DATA_ACCESS,
      `Meta's permission to read data ended on ${day}, so leads may be refused. Press Connect and sign in again; leads that come in until then wait here.`,
      { code: 'data-access-expired' },
    );
  if (urgency === undefined) return ok(DATA_ACCESS, `Meta shares data until ${day}, ${left}.`);
  return warn(DATA_ACCESS, WORDS[urgency](day, left), urgency, {
    code: 'data-access-expiring',
    params: { endsAt: end.toISOString() },
  });
}

const WORDS: Readonly<Record<Urgency, (day: string, left: string) => string>> = {
  1: (day, left) =>
    `Meta stops sharing data on ${day}, ${left}. Press Connect and sign in again before that; nothing else changes.`,
  2: (day, left) =>
    `Only until ${day}, ${left}, does Meta share data. Press Connect and sign in again this week.`,
  3: (day, left) =>
    `Leads are about to stop: Meta shares data only until ${day}, ${left}. Press Connect and sign in again today.`,
  4: (day) =>
    `Leads stop within a day: Meta shares data only until ${day}. Press Connect and sign in again now.`,
};
