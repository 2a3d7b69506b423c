import type { DatabaseSync } from 'node:sqlite';
import type { AssignmentStore } from '../../assignment/assignment-store.ts';
import { assignOwner, changeOwner, giveBack } from '../../assignment/assign-owner.ts';
import { ignoreOddValues, type ReportOddValue } from '../odd-values.ts';
import type { LeadWriter } from './change-lead.ts';
import * as column from './columns.ts';
import type { GroupCommit } from './group-commit.ts';
import { toLead } from './lead-row.ts';
import { createTakeNext } from './take-next.ts';

interface AssignmentStoreParts {
  readonly writer: LeadWriter;
  readonly report?: ReportOddValue;
}

/** When leads wait for an owner in `leads`, the turns of rules in `assignment_turns`. */
export function createAssignmentStore(
  database: DatabaseSync,
  commits: GroupCommit,
  { writer, report = ignoreOddValues }: AssignmentStoreParts,
): AssignmentStore {
  const selectDue = database.prepare(
    'SELECT * FROM leads WHERE assignmentDueAt <= ? ORDER BY assignmentDueAt LIMIT ?',
  );
  const count = database.prepare(`
    INSERT INTO assignment_turns (ruleId, count) VALUES (?, 1)
    ON CONFLICT (ruleId) DO UPDATE SET count = count + 1 RETURNING count`);
  const setDue = database.prepare(
    'UPDATE leads SET assignmentDueAt = ? WHERE id = ? AND assignmentDueAt IS NOT NULL',
  );
  const wake = database.prepare('UPDATE leads SET assignmentDueAt = ? WHERE assignmentDueAt > ?');
  const countOwned = database.prepare('SELECT count(*) AS owned FROM leads WHERE ownerId = ?');
  const selectOwned = database.prepare('SELECT * FROM leads WHERE ownerId = ? LIMIT ?');
  const setDueOf = (ids: readonly string[], at: number | null) =>
    commits.write(() => {
      for (const id of ids) setDue.run(at, id);
    });
  return {
    listDue: async (now, limit) =>
      selectDue.all(now.getTime(), limit).map((row) => toLead(row, report)),
    nextTurn: (ruleId) => commits.write(() => column.integer(count.get(ruleId) ?? {}, 'count') - 1),
    assign: (id, assignment, by, now) =>
      commits.write(() => {
        const before = writer.find(id);
        const change = before && assignOwner(before, assignment, now);
        return change ? writer.change(change, { by, now }).lead : before;
      }),
    settle: (ids) => setDueOf(ids, null),
    postpone: (ids, until) => setDueOf(ids, until.getTime()),
    wakeAll: (now) =>
      commits.write(() => {
        wake.run(now.getTime(), now.getTime());
      }),
    countOwned: async (userId) => column.integer(countOwned.get(userId) ?? {}, 'owned'),
    handOver: (to, limit, by, now) =>
      commits.write(() => {
        const changes = selectOwned
          .all(to.from, limit)
          .flatMap((row) => changeOwner(toLead(row, report), to, now) ?? []);
        for (const change of changes) writer.change(change, { by, now });
        return changes.length;
      }),
    takeNext: createTakeNext(database, commits, { writer, report }),
    giveBack: (id, by, now) =>
      commits.write(() => {
        const before = writer.find(id);
        const change = before && giveBack(before, by.id, now);
        return change ? writer.change(change, { by, now }).lead : before;
      }),
  };
}
