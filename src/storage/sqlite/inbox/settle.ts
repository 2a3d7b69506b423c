import { reasonText } from './inbox-row.ts';
import type { DatabaseSync } from 'node:sqlite';
import type { InboxQueue } from '../../../intake/inbox-queue.ts';
import type { GroupCommit } from '../group-commit.ts';
import type { KeepReading } from './keep-reading.ts';

/** Ends a lease with an outcome that is not a CRM lead. */
export function createSettle(
  database: DatabaseSync,
  commits: GroupCommit,
  keepReading: KeepReading,
): InboxQueue['settle'] {
  const settle = database.prepare(`
    UPDATE meta_leads SET state = :state, reason = :reason, failure = :failure,
      failures = :failures, dueAt = :dueAt, nextAttemptAt = :dueAt, leaseHolder = NULL, claims = 0
    WHERE leadId = :leadId AND state <> 'stored' AND leaseHolder = :worker`);
  return (leadId, worker, outcome, _now, reading) =>
    commits.write(() => {
      if (reading) keepReading(leadId, reading);
      const isFailure = outcome.state !== 'skipped';
      settle.run({
        leadId,
        worker,
        state: outcome.state,
        reason: reasonText(outcome.reason),
        failure: isFailure ? outcome.failure : null,
        failures: isFailure ? outcome.failures : 0,
        dueAt: outcome.state === 'pending' ? outcome.nextAttemptAt.getTime() : null,
      });
    });
}
