import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { AppError } from '../../../errors.ts';
import type { FailureKind } from '../../../intake/inbox-lead.ts';
import type { HeldFilter, HeldLeads } from '../../../intake/held-leads.ts';
import * as column from '../columns.ts';
import type { GroupCommit } from '../group-commit.ts';
import { toInboxLead, toPlatform, toReason } from './inbox-row.ts';

/** Limits how long one commit blocks the event loop. */
const RETRIES_PER_COMMIT = 500;

/** Before every lead, in the order of receipt. */
const FROM_THE_START = { receivedAt: -1, after: '' };

/** Repeats the condition of the partial indexes. Without it, SQLite does not use them. */
const IS_HELD = "state IN ('pending', 'needs-attention', 'skipped', 'dismissed')";

/** What a person sees of held leads, and how they are retried. */
export function createHeldLeads(
  database: DatabaseSync,
  commits: GroupCommit,
): Pick<HeldLeads, 'listHeld' | 'groupHeld' | 'retry' | 'retryAll'> {
  const retry = createRetry(database);
  return {
    listHeld: createListHeld(database),
    groupHeld: createGroupHeld(database),
    retry: (leadId, now) => commits.write(() => retry(leadId, now)),
    // Retries in the order of receipt, so that a lead that fails again at once is not retried
    // twice.
    retryAll: async (state, now, filter = {}) => {
      const { condition, values } = matching(filter);
      const select = database.prepare(`
        SELECT receivedAt, leadId FROM meta_leads
        WHERE state = :state AND ${IS_HELD} AND (receivedAt, leadId) > (:receivedAt, :after)
          AND leaseHolder IS NULL${condition}
        ORDER BY receivedAt, leadId LIMIT ${RETRIES_PER_COMMIT}`);
      let retried = 0;
      let place = FROM_THE_START;
      for (;;) {
        const rows = await commits.write(() => {
          const some = select.all({ ...values, ...place, state });
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

function createRetry(database: DatabaseSync): (leadId: string, now: Date) => boolean {
  // Leaves out a lead that a worker holds. Keeps `failure`, which shows that the lead was wanted.
  const makeDue = database.prepare(`
    UPDATE meta_leads SET state = 'received', reason = '', failures = 0, claims = 0, dueAt = :now,
      nextAttemptAt = NULL, decidedByKind = NULL, decidedById = NULL, decidedByName = NULL, decidedAt = NULL
    WHERE leadId = :leadId AND ${IS_HELD} AND leaseHolder IS NULL`);
  return (leadId, now) => makeDue.run({ leadId, now: now.getTime() }).changes === 1;
}

function createListHeld(database: DatabaseSync): HeldLeads['listHeld'] {
  return async ({ state, limit, cursor, ...filter }) => {
    const { condition, values } = matching(filter);
    const list = database.prepare(`
      SELECT * FROM meta_leads
      WHERE state = :state AND ${IS_HELD} AND (receivedAt, leadId) > (:receivedAt, :after)${condition}
      ORDER BY receivedAt, leadId LIMIT :limit`);
    const rows = list.all({ ...values, ...readCursor(cursor), state, limit: limit + 1 });
    const leads = rows.slice(0, limit).map(toInboxLead);
    const last = leads.at(-1);
    const more = rows.length > limit && last !== undefined;
    return { leads, nextCursor: more ? cursorOf(last) : undefined };
  };
}

function createGroupHeld(database: DatabaseSync): HeldLeads['groupHeld'] {
  const groups = database.prepare(`
    SELECT pageId, platform, failure, count(*) AS leads FROM meta_leads
    WHERE state = ? AND ${IS_HELD} GROUP BY pageId, platform, failure`);
  const firstReason = database.prepare(`
    SELECT state, reason FROM meta_leads
    WHERE state = ? AND ${IS_HELD} AND pageId = ? AND platform IS ? AND failure IS ?
    ORDER BY receivedAt, leadId LIMIT 1`);
  return async (state) =>
    groups.all(state).map((row) => {
      const pageId = column.text(row, 'pageId');
      const failure = column.textOrNull(row, 'failure') as FailureKind | null;
      const platform = column.textOrNull(row, 'platform');
      const first = firstReason.get(state, pageId, platform, failure);
      return {
        pageId,
        platform: toPlatform(row),
        failure,
        count: column.integer(row, 'leads'),
        reason: toReason(first ?? {}),
      };
    });
}

/** A filter as SQL that follows other conditions. */
function matching({ pageId, platform, failure }: HeldFilter) {
  const values: Record<string, SQLInputValue> = {};
  let condition = '';
  for (const [name, value] of Object.entries({ pageId, platform, failure })) {
    if (value === undefined) continue;
    condition += ` AND ${name} IS :${name}`;
    values[name] = value;
  }
  return { condition, values };
}

const cursorOf = ({ receivedAt, leadId }: { receivedAt: Date; leadId: string }): string =>
  `${receivedAt.getTime()}-${leadId}`;

function readCursor(cursor: string | undefined): { receivedAt: number; after: string } {
  if (cursor === undefined) return FROM_THE_START;
  const [, receivedAt, leadId] = /^(\d{1,15})-(\d{1,40})$/.exec(cursor) ?? [];
  if (receivedAt === undefined || leadId === undefined) throw new AppError('invalid-cursor', {});
  return { receivedAt: Number(receivedAt), after: leadId };
}
