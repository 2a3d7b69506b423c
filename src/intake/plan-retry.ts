import { GraphError, type GraphAction } from '../meta-api/graph-error.ts';
import type { FailedAttempt, FailureKind, InboxLead, InboxOutcome } from './inbox-lead.ts';
import { PoisonLead } from './poison-lead.ts';
import { unreadableFrom } from './watermark.ts';

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

const KIND_OF_ACTION: Readonly<Record<GraphAction, FailureKind>> = {
  retry: 'unreachable',
  throttled: 'throttled',
  reconnect: 'reconnect',
  permission: 'permission',
  unreadable: 'unreadable',
  fix: 'refused',
};

/** What a person reads beside a lead that waits, and beside one that is parked. */
const WAITING_REASONS: Readonly<Record<FailureKind, string>> = {
  unreachable: 'Meta could not be reached or had a fault. It is tried again by itself.',
  throttled: 'Meta limits how often this Page is read. It is tried again when Meta allows it.',
  reconnect:
    'Meta no longer accepts the sign-in for this Page. Press Connect on the connectors page.',
  permission:
    'Meta refuses to show this lead: a permission or the leads access of the Page is missing. The connectors page says which.',
  unreadable: 'Meta does not show this lead yet. It is tried again by itself.',
  refused: 'Meta refused the request. It is tried again by itself.',
  fault: 'LeadRabbit could not process this lead yet. It is tried again by itself.',
  poison: '',
  disabled: '',
};
const PARKED_REASONS: Readonly<Partial<Record<FailureKind, string>>> = {
  unreadable:
    'Meta says that this lead does not exist or is not for LeadRabbit. Check the leads access of the Page at Meta, then retry; a deleted test lead never comes.',
  fault: 'LeadRabbit could not process this lead. The operator finds it in the log; then retry.',
};

const EXPIRED =
  'Meta keeps leads for 90 days, and this one is older: its answers can no longer be read. If they were downloaded from Meta in time, enter them by hand.';

/**
 * What becomes of a raw lead whose attempt failed: the next try, or the parking place. Only
 * failures of one kind in a row count towards parking: a long rate limit must not use up the
 * patience with a lead that is not readable yet.
 *
 * @param random between 0 and 1; spreads retries so that they do not come all at once
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
    return { state: 'needs-attention', failure, failures, reason: EXPIRED };
  const pause = pauseAfter(failure, failures, error, random);
  if (pause === undefined)
    return { state: 'needs-attention', failure, failures, reason: parkedReason(failure, error) };
  const failed: FailedAttempt = { failure, failures, reason: WAITING_REASONS[failure] };
  return { state: 'pending', nextAttemptAt: new Date(now.getTime() + pause), ...failed };
}

function kindOf(error: unknown): FailureKind {
  if (error instanceof PoisonLead) return 'poison';
  return error instanceof GraphError ? KIND_OF_ACTION[error.action] : 'fault';
}

/** In ms; undefined where no further try is of use. */
function pauseAfter(
  failure: FailureKind,
  failures: number,
  error: unknown,
  random: number,
): number | undefined {
  // Never earlier than Meta allows: calls into a limit prolong it.
  const later = (ms: number) => ms * (1 + 0.2 * random);
  const around = (ms: number | undefined) => ms && ms * (0.8 + 0.4 * random);
  const named = error instanceof GraphError ? error.retryAfterMs : undefined;
  switch (failure) {
    case 'unreachable':
      return around(Math.min(SECOND * 2 ** Math.min(failures - 1, 20), LONGEST_WAIT));
    case 'throttled':
      return later(named ?? 5 * MINUTE);
    case 'reconnect':
      // Connecting again tries them all; until then thousands of leads need not be tried so often.
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

function parkedReason(failure: FailureKind, error: unknown): string {
  if (error instanceof PoisonLead) return error.message;
  if (failure === 'refused' && error instanceof GraphError)
    return `Meta refused the request: ${error.message}`;
  return PARKED_REASONS[failure] ?? WAITING_REASONS[failure];
}
