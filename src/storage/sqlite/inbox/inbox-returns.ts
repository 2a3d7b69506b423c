import type { DatabaseSync } from 'node:sqlite';
import type { InboxQueue } from '../../../intake/inbox-queue.ts';
import type { GroupCommit } from '../group-commit.ts';

/** Changes when leads are due, without counting an attempt. */
export function createInboxReturns(
  database: DatabaseSync,
  commits: GroupCommit,
): Pick<InboxQueue, 'giveBack' | 'hasten'> {
  const giveBack = database.prepare(`
    UPDATE meta_leads SET dueAt = :dueAt, leaseHolder = NULL, claims = max(claims - 1, 0)
    WHERE leadId = :leadId AND leaseHolder = :worker AND state <> 'stored'`);
  const pages = database.prepare('SELECT DISTINCT pageId FROM form_counts');
  const hasten = database.prepare(`
    UPDATE meta_leads SET dueAt = max(dueAt - :ms, :now),
      nextAttemptAt = iif(nextAttemptAt IS NULL, NULL, max(nextAttemptAt - :ms, :now))
    WHERE pageId = :pageId AND dueAt > :now`);
  return {
    giveBack: (leads, dueAt) =>
      commits.write(() => {
        for (const { leadId, worker } of leads)
          giveBack.run({ leadId, worker, dueAt: dueAt.getTime() });
      }),
    // Goes Page by Page, because the index of due leads begins with the Page.
    hasten: (ms, now) =>
      commits.write(() => {
        for (const { pageId } of pages.all())
          hasten.run({ pageId: String(pageId), ms, now: now.getTime() });
      }),
  };
}
