import { GraphError } from '../meta-api/graph-error.ts';
import type { InboxOutcome } from './inbox-lead.ts';
import { PoisonLead } from './poison-lead.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * Meta answers 100/33 for a lead that has not been copied to all its machines yet, so the first
 * tries come soon; then it is a matter of rights that a person has to look at.
 */
const UNREADABLE_WAITS = [2 * SECOND, 15 * SECOND, 2 * MINUTE, 20 * MINUTE, 2 * HOUR, 6 * HOUR];

/** A mistake of ours may go away with a restart or an upgrade; it is not retried for ever. */
const OUR_FAULT_WAITS = [5 * SECOND, MINUTE, 10 * MINUTE];

const LONGEST_WAIT = HOUR;

/**
 * What becomes of a raw lead whose attempt failed: the next try, or the parking place.
 *
 * @param attempts how often it was tried, this time included
 * @param random between 0 and 1; spreads retries so that they do not come all at once
 */
export function planRetry(
  error: unknown,
  attempts: number,
  now: Date,
  random: number,
): Exclude<InboxOutcome, { state: 'stored' }> {
  const wait = (ms: number, reason: string) => ({
    state: 'waiting' as const,
    reason,
    nextAttemptAt: new Date(now.getTime() + ms * (0.8 + 0.4 * random)),
  });
  if (error instanceof PoisonLead) return { state: 'parked', reason: error.message };
  if (!(error instanceof GraphError)) {
    const pause = OUR_FAULT_WAITS[attempts - 1];
    return pause === undefined
      ? { state: 'parked', reason: 'LeadRabbit could not process this lead. See the log.' }
      : wait(pause, 'LeadRabbit could not process this lead yet.');
  }
  switch (error.action) {
    case 'retry':
      return wait(
        Math.min(SECOND * 2 ** Math.min(attempts - 1, 20), LONGEST_WAIT),
        'Meta could not be reached or had a fault.',
      );
    case 'throttled':
      return wait(error.retryAfterMs ?? 5 * MINUTE, 'Meta limits how often this Page is read.');
    case 'reconnect':
      return wait(5 * MINUTE, 'Meta no longer accepts the sign-in for this Page. Press Connect.');
    case 'permission':
      return wait(
        15 * MINUTE,
        'Meta refuses to show this lead: a permission or the lead access is missing.',
      );
    case 'unreadable': {
      const pause = UNREADABLE_WAITS[attempts - 1];
      return pause === undefined
        ? { state: 'parked', reason: 'Meta says that this lead does not exist or is not for us.' }
        : wait(pause, 'Meta does not show this lead yet.');
    }
    case 'fix': {
      const pause = OUR_FAULT_WAITS[attempts - 1];
      return pause === undefined
        ? { state: 'parked', reason: `Meta refused the request: ${error.message}` }
        : wait(pause, 'Meta refused the request.');
    }
  }
}
