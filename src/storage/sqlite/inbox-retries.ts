import type { DatabaseSync } from 'node:sqlite';
import { invalidCursor } from '../../errors.ts';
import type { InboxStore } from '../../intake/inbox-store.ts';
import type { GroupCommit } from './group-commit.ts';
import { toInboxLead } from './inbox-row.ts';

/** So that one commit does not keep the event loop for long. */
const RETRIES_PER_COMMIT = 500;

/** In the words of the index `meta_leads_unsettled`, or SQLite would not see that it applies. */
const OF_INDEX = "state IN ('waiting', 'parked')";

/** The part of the inbox that a person sees and acts on: what waits and what is parked. */
export function createInboxRetries(
  database: DatabaseSync,
  commits: GroupCommit,
): Pick<InboxStore, 'listUnsettled' | 'retry' | 'retryAll'> {
  const list = database.prepare(`
    SELECT * FROM meta_leads WHERE state = ? AND ${OF_INDEX} AND (receivedAt, leadId) > (?, ?)
    ORDER BY receivedAt, leadId LIMIT ?`);
  // A lead that a worker has is left to it.
  const makeDue = `
    UPDATE meta_leads SET state = 'received', reason = '', failures = 0, claims = 0, dueAt = :now,
      nextAttemptAt = NULL, failure = NULL`;
  const retryOne = database.prepare(`${makeDue}
    WHERE leadId = :leadId AND state IN ('waiting', 'parked', 'skipped') AND leaseHolder IS NULL`);
  const retrySome = database.prepare(`${makeDue}
    WHERE leadId IN (SELECT leadId FROM meta_leads
      WHERE state = :state AND ${OF_INDEX} AND leaseHolder IS NULL AND (:pageId IS NULL OR pageId = :pageId)
      LIMIT ${RETRIES_PER_COMMIT})`);

  return {
    listUnsettled: async ({ state, limit, cursor }) => {
      const { receivedAt, leadId } = readCursor(cursor);
      const rows = list.all(state, receivedAt, leadId, limit + 1);
      const leads = rows.slice(0, limit).map(toInboxLead);
      const last = leads.at(-1);
      const more = rows.length > limit && last !== undefined;
      return { leads, nextCursor: more ? cursorOf(last) : undefined };
    },
    retry: (leadId, now) =>
      commits.write(() => retryOne.run({ leadId, now: now.getTime() }).changes === 1),
    retryAll: async (state, now, pageId) => {
      let retried = 0;
      for (;;) {
        const values = { state, now: now.getTime(), pageId: pageId ?? null };
        const changes = await commits.write(() => Number(retrySome.run(values).changes));
        retried += changes;
        if (changes < RETRIES_PER_COMMIT) return retried;
      }
    },
  };
}

const cursorOf = ({ receivedAt, leadId }: { receivedAt: Date; leadId: string }): string =>
  `${receivedAt.getTime()}-${leadId}`;

function readCursor(cursor: string | undefined): { receivedAt: number; leadId: string } {
  if (cursor === undefined) return { receivedAt: -1, leadId: '' };
  const [, receivedAt, leadId] = /^(\d{1,15})-(\d{1,40})$/.exec(cursor) ?? [];
  if (receivedAt === undefined || leadId === undefined) throw invalidCursor();
  return { receivedAt: Number(receivedAt), leadId };
}
