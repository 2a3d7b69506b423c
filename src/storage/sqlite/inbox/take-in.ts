import type { DatabaseSync } from 'node:sqlite';
import type { InboxQueue } from '../../../intake/inbox-queue.ts';
import type { GroupCommit } from '../group-commit.ts';
import type { RecordLead } from '../record-lead.ts';
import type { KeepReading } from './keep-reading.ts';

/** Records the CRM lead and ends its inbox lead in one commit. */
export function createTakeIn(
  database: DatabaseSync,
  commits: GroupCommit,
  recordLead: RecordLead,
  keepReading: KeepReading,
): InboxQueue['takeIn'] {
  const markStored = database.prepare(`
    UPDATE meta_leads SET state = 'stored', reason = '', failure = NULL, failures = 0,
      dueAt = NULL, nextAttemptAt = NULL, leaseHolder = NULL, claims = 0,
      processed = 1, processedAt = :now
    WHERE leadId = :leadId AND state <> 'stored'`);
  return (lead, reading, by, now) =>
    commits.write(() => {
      const { leadId } = lead.metaData;
      keepReading(leadId, reading);
      const recorded = recordLead(lead, by, now);
      markStored.run({ leadId, now: now.getTime() });
      return recorded;
    });
}
