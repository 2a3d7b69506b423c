import type { DatabaseSync } from 'node:sqlite';
import type { InboxQueue } from '../../../intake/inbox-queue.ts';
import * as column from '../columns.ts';
import type { GroupCommit } from '../group-commit.ts';
import { toInboxLead } from './inbox-row.ts';

/** Leases due leads. Reads the queue of each Page by itself, so that each Page gets its share. */
export function createClaimDue(
  database: DatabaseSync,
  commits: GroupCommit,
): InboxQueue['claimDue'] {
  // Steps from one Page to the next in the index, which is faster than DISTINCT over all due leads.
  const selectPages = database.prepare(`
    WITH RECURSIVE page(pageId) AS (
      SELECT min(pageId) FROM meta_leads WHERE dueAt IS NOT NULL
      UNION ALL
      SELECT (SELECT min(pageId) FROM meta_leads WHERE dueAt IS NOT NULL AND pageId > page.pageId)
      FROM page WHERE page.pageId IS NOT NULL)
    SELECT pageId FROM page WHERE pageId IS NOT NULL`);
  const selectDue = database.prepare(`
    SELECT leadId, dueAt, rowid AS place FROM meta_leads
    WHERE pageId = ? AND dueAt <= ? ORDER BY dueAt, rowid LIMIT ?`);
  const claim = database.prepare(`
    UPDATE meta_leads SET dueAt = :until, leaseHolder = :worker, claims = claims + 1
    WHERE leadId = :leadId RETURNING *`);
  return (lease, limit, { perPage, inWork } = { perPage: limit, inWork: {} }) =>
    commits.write(() => {
      const now = lease.now.getTime();
      const due = selectPages.all().flatMap((page) => {
        const pageId = column.text(page, 'pageId');
        const room = Math.min(perPage - (inWork[pageId] ?? 0), limit);
        return room > 0 ? selectDue.all(pageId, now, room) : [];
      });
      const oldest = due.toSorted(
        (a, b) =>
          column.integer(a, 'dueAt') - column.integer(b, 'dueAt') ||
          column.integer(a, 'place') - column.integer(b, 'place'),
      );
      return oldest.slice(0, limit).flatMap((row) => {
        const leadId = column.text(row, 'leadId');
        const until = lease.until.getTime();
        const claimed = claim.get({ leadId, worker: lease.worker, until });
        return claimed ? [toInboxLead(claimed)] : [];
      });
    });
}
