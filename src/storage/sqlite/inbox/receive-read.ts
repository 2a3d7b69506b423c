import type { DatabaseSync } from 'node:sqlite';
import type { InboxReceiver } from '../../../intake/inbox-receiver.ts';
import * as column from '../columns.ts';
import type { GroupCommit } from '../group-commit.ts';
import { toInboxLead } from './inbox-row.ts';

/** Stores leads that Graph listed, and leases those that need work. */
export function createReceiveRead(
  database: DatabaseSync,
  commits: GroupCommit,
): InboxReceiver['receiveRead'] {
  const insert = database.prepare(`
    INSERT INTO meta_leads (leadId, formId, pageId, created_time, state, dueAt, leaseHolder, claims,
      via, originalFields, receivedAt, foundAt, createdAt)
    VALUES (:leadId, :formId, :pageId, :createdTime, 'received', :until, :worker, 1,
      :via, :original, :now, :now, :now)
    ON CONFLICT (leadId) DO UPDATE SET
      state = 'received', reason = '', failure = NULL, failures = 0, nextAttemptAt = NULL,
      originalFields = excluded.originalFields, formId = excluded.formId,
      pageId = excluded.pageId,
      foundAt = coalesce(meta_leads.foundAt, excluded.foundAt),
      dueAt = excluded.dueAt, leaseHolder = excluded.leaseHolder, claims = meta_leads.claims + 1
    WHERE meta_leads.state = 'skipped' OR (meta_leads.originalFields IS NULL
      AND (meta_leads.state = 'needs-attention'
        OR (meta_leads.state = 'pending' AND meta_leads.leaseHolder IS NULL)))
    RETURNING *`);
  // The worker that holds the lead, or that will claim it, need not read it from Graph again.
  const keepOriginal = database.prepare(`
    UPDATE meta_leads SET originalFields = :original
    WHERE leadId = :leadId AND originalFields IS NULL AND state <> 'stored'`);
  return (leads, via, lease) =>
    commits.write(() =>
      leads.flatMap((lead) => {
        const row = insert.get({
          leadId: lead.leadId,
          formId: lead.formId,
          pageId: lead.pageId,
          createdTime: column.millis(lead.createdTime),
          original: lead.original,
          via,
          worker: lease.worker,
          now: lease.now.getTime(),
          until: lease.until.getTime(),
        });
        if (row) return [toInboxLead(row)];
        keepOriginal.run({ leadId: lead.leadId, original: lead.original });
        return [];
      }),
    );
}
