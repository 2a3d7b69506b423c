import { GraphError, type GraphAction } from '../meta-api/graph-error.ts';
import type { FailedAttempt, FailureKind, InboxLead, InboxOutcome } from './inbox-lead.ts';
import type { Reason } from '../reasons.ts';
import { PoisonLead } from './poison-lead.ts';
import { unreadableFrom } from './watermark.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * Meta answers 100/33 for a lead that is not on all of its servers yet, so the first retries come
 * soon. Later the cause is a missing permission or a deleted lead, and a person has to decide.
 */
const UNREADABLE_WAITS = [2 * SECOND, 15 * SECOND, 2 * MINUTE, 20 * MINUTE, 2 * HOUR, 6 * HOUR];

/** An error of LeadRabbit may end with a restart or an upgrade. It is not retried without end. */
const OUR_FAULT_WAITS = [5 * SECOND, MINUTE, 10 * MINUTE];

const LONGEST_WAIT = HOUR;

const KIND_OF_ACTION: Readonly<Record<GraphAction, FailureKind>> = {
  retry: 'unreachable',
  throttled: 'throttled',
  reconnect: 'reconnect',
  permission: 'permission',
  unreadable: 'unreadable',
  fix: 'refused',
};

/** Why a lead is pending, and why it needs attention if no other reason says more. */
const PENDING_REASONS = {
  unreachable: 'unreachable',
  throttled: 'meta-limit',
  reconnect: 'sign-in-refused',
  permission: 'leads-not-permitted',
  unreadable: 'not-readable-yet',
  refused: 'request-retried',
  fault: 'not-processed-yet',
} as const;

/**
 * Decides about an inbox lead whose attempt failed: it stays pending until its next attempt, or it
 * needs attention. Only failures of the same kind in a row are counted, so that a long rate limit
 * does not use up the retries of a lead that is not readable yet.
 *
 * @param random between 0 and 1; spreads the retries over time
 */
export function planRetry(
  error: unknown,
  lead: Pick<InboxLead, 'failure' | 'failures' | 'createdTime'>,
  now: Date,
  random: number,
): Exclude<InboxOutcome, { state: 'skipped' }> {
  const failure = kindOf(error);
  const failures = lead.failure === failure ? lead.failures + 1 : 1;
  if (failure === 'unreadable' && lead.createdTime && unreadableFrom(lead.createdTime) <= now)
    return { state: 'needs-attention', failure, failures, reason: { code: 'too-old', params: {} } };
  const pause = pauseAfter(failure, failures, error, random);
  if (pause === undefined)
    return { state: 'needs-attention', failure, failures, reason: finalReason(failure, error) };
  const failed: FailedAttempt = { failure, failures, reason: pendingReason(failure) };
  return { state: 'pending', nextAttemptAt: new Date(now.getTime() + pause), ...failed };
}

function kindOf(error: unknown): FailureKind {
  if (error instanceof PoisonLead) return 'poison';
  return error instanceof GraphError ? KIND_OF_ACTION[error.action] : 'fault';
}

/** The time until the next attempt, in ms; undefined if another attempt cannot succeed. */
function pauseAfter(
  failure: FailureKind,
  failures: number,
  error: unknown,
  random: number,
): number | undefined {
  // Not earlier than Meta allows, because calls during a rate limit extend it.
  const later = (ms: number) => ms * (1 + 0.2 * random);
  const around = (ms: number | undefined) => ms && ms * (0.8 + 0.4 * random);
  const named = error instanceof GraphError ? error.retryAfterMs : undefined;
  switch (failure) {
    case 'unreachable':
      return around(Math.min(SECOND * 2 ** Math.min(failures - 1, 20), LONGEST_WAIT));
    case 'throttled':
      return later(named ?? 5 * MINUTE);
    case 'reconnect':
      // Connecting the Page again retries all of them. Until then, thousands of leads can wait
      // longer.
      return later(Math.max(named ?? 0, Math.min(5 * MINUTE * 2 ** (failures - 1), LONGEST_WAIT)));
    case 'permission':
      return later(Math.max(named ?? 0, 15 * MINUTE));
    case 'unreadable':
      return around(UNREADABLE_WAITS[failures - 1]);
    case 'refused':
    case 'fault':
      return around(OUR_FAULT_WAITS[failures - 1]);
    case 'poison':
    case 'disabled':
      return undefined;
  }
}

const pendingReason = (failure: FailureKind): Reason => ({
  code: failure in PENDING_REASONS ? PENDING_REASONS[failure as PlainFailure] : 'not-processed',
  params: {},
});

/** Kinds of failure that have one reason. */
type PlainFailure = keyof typeof PENDING_REASONS;

function finalReason(failure: FailureKind, error: unknown): Reason {
  if (error instanceof PoisonLead) return error.reason;
  if (failure === 'refused' && error instanceof GraphError)
    return { code: 'request-refused', params: { said: error.message } };
  if (failure === 'unreadable') return { code: 'not-readable', params: {} };
  if (failure === 'fault') return { code: 'not-processed', params: {} };
  return pendingReason(failure);
}
