import type { DatabaseSync } from 'node:sqlite';
import { invalidCursor } from '../../errors.ts';
import type { InboxStore } from '../../intake/inbox-store.ts';
import * as column from './columns.ts';
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
  // A lead that a worker has is left to it. That it has failed before stays known: it was wanted.
  const makeDue = database.prepare(`
    UPDATE meta_leads SET state = 'received', reason = '', failures = 0, claims = 0, dueAt = :now,
      nextAttemptAt = NULL
    WHERE leadId = :leadId AND state IN ('waiting', 'parked', 'skipped') AND leaseHolder IS NULL`);
  const selectSome = database.prepare(`
    SELECT receivedAt, leadId FROM meta_leads
    WHERE state = :state AND ${OF_INDEX} AND (receivedAt, leadId) > (:receivedAt, :after)
      AND leaseHolder IS NULL AND (:pageId IS NULL OR pageId = :pageId)
    ORDER BY receivedAt, leadId LIMIT ${RETRIES_PER_COMMIT}`);
  const retry = (leadId: string, now: Date): boolean =>
    makeDue.run({ leadId, now: now.getTime() }).changes === 1;

  return {
    listUnsettled: async ({ state, limit, cursor }) => {
      const { receivedAt, leadId } = readCursor(cursor);
      const rows = list.all(state, receivedAt, leadId, limit + 1);
      const leads = rows.slice(0, limit).map(toInboxLead);
      const last = leads.at(-1);
      const more = rows.length > limit && last !== undefined;
      return { leads, nextCursor: more ? cursorOf(last) : undefined };
    },
    retry: (leadId, now) => commits.write(() => retry(leadId, now)),
    // From the oldest on, so that what fails again meanwhile is not tried a second time.
    retryAll: async (state, now, pageId) => {
      let retried = 0;
      let place = { receivedAt: -1, after: '' };
      for (;;) {
        const rows = await commits.write(() => {
          const some = selectSome.all({ ...place, state, pageId: pageId ?? null });
          for (const row of some) retry(column.text(row, 'leadId'), now);
          return some;
        });
        retried += rows.length;
        const last = rows.at(-1);
        if (!last || rows.length < RETRIES_PER_COMMIT) return retried;
        place = {
          receivedAt: column.integer(last, 'receivedAt'),
          after: column.text(last, 'leadId'),
        };
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
