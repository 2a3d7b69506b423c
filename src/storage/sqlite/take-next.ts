import type { DatabaseSync } from 'node:sqlite';
import { takeLead } from '../../assignment/assign-owner.ts';
import {
  CANDIDATES_AT_ONCE,
  MOST_PASSED_OVER,
  MOST_TAKEN,
  type AssignmentStore,
} from '../../assignment/assignment-store.ts';
import { createFindInTalk } from '../../assignment/persons-in-talk.ts';
import type { Lead } from '../../leads/lead.ts';
import { pairOf } from '../../leads/unlinked-store.ts';
import { ignoreOddValues, type ReportOddValue } from '../odd-values.ts';
import type { LeadWriter } from './change-lead.ts';
import * as column from './columns.ts';
import type { GroupCommit } from './group-commit.ts';
import { toLead } from './lead-row.ts';

/** The numbers of the index `leads_to_answer`, the most urgent first. */
const URGENCY = [0, 1, 2] as const;

/** Takes the next lead in one transaction: no other process takes one in between. */
export function createTakeNext(
  database: DatabaseSync,
  commits: GroupCommit,
  {
    writer,
    report = ignoreOddValues,
  }: { readonly writer: LeadWriter; readonly report?: ReportOddValue },
): AssignmentStore['takeNext'] {
  const selectTaken = database.prepare(
    'SELECT * FROM leads WHERE leaseUntil > :now AND leaseUserId <> :userId LIMIT :limit',
  );
  const selectNext = database.prepare(`
    SELECT * FROM leads
    WHERE CASE priority WHEN 'high' THEN 0 WHEN 'low' THEN 2 ELSE 1 END = :urgency
      AND status = 'New' AND firstContactedAt IS NULL AND (ownerId IS NULL OR ownerId = :userId)
      AND (leaseUntil IS NULL OR leaseUntil <= :now) AND position < :below
    ORDER BY position DESC LIMIT :limit`);
  const selectUnlinked = database.prepare('SELECT id FROM unlinked_leads WHERE id = ?');
  const areUnlinked = (one: string, other: string) =>
    selectUnlinked.get(pairOf([one, other]).join(' ')) !== undefined;

  /** The leads of one urgency that the person may take, the newest first. */
  function* candidates(urgency: number, userId: string, now: Date): Generator<Lead> {
    let below = Number.MAX_SAFE_INTEGER;
    for (let count = 0; count < MOST_PASSED_OVER; count += CANDIDATES_AT_ONCE) {
      const limit = CANDIDATES_AT_ONCE;
      const rows = selectNext.all({ urgency, userId, now: now.getTime(), below, limit });
      for (const row of rows) yield toLead(row, report);
      const last = rows.at(-1);
      if (!last || rows.length < limit) return;
      below = column.integer(last, 'position');
    }
  }

  return (by, now, until) =>
    commits.write(() => {
      const taken = selectTaken.all({ now: now.getTime(), userId: by.id, limit: MOST_TAKEN });
      const inTalk = createFindInTalk(taken.map((row) => toLead(row, report)));
      for (const urgency of URGENCY)
        for (const lead of candidates(urgency, by.id, now)) {
          if (inTalk(lead).some((id) => !areUnlinked(id, lead.id))) continue;
          const change = takeLead(lead, by.id, now, until);
          if (change) return writer.change(change, { by, now }).lead;
        }
      return undefined;
    });
}
