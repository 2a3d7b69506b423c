import type { DatabaseSync } from 'node:sqlite';
import type { DashboardStore } from '../../../dashboard/dashboard-store.ts';
import { dayOfFact, toFact } from '../../../dashboard/lead-fact.ts';
import { sentAtOfRemoved } from '../../../leads/removed-lead.ts';
import { readPosition } from '../../read-position.ts';
import * as column from '../columns.ts';
import type { GroupCommit } from '../group-commit.ts';
import { toLead } from '../lead-row.ts';
import { FACT_COLUMNS, toFactRow } from './fact-table.ts';
import { createMarkErased } from './mark-erased.ts';

/** Makes facts of leads. Leads are read in the write that stores their facts, so that no fact is older. */
export function createTakeFacts(
  database: DatabaseSync,
  commits: GroupCommit,
): Pick<DashboardStore, 'takeFacts' | 'takeAllFacts'> {
  const selectLead = database.prepare('SELECT * FROM leads WHERE id = ?');
  const selectNext = database.prepare(
    'SELECT * FROM leads WHERE position > ? ORDER BY position LIMIT ?',
  );
  const put = database.prepare(`
    INSERT INTO lead_facts (${FACT_COLUMNS.join(', ')})
    VALUES (${FACT_COLUMNS.map((name) => `:${name}`).join(', ')})
    ON CONFLICT (leadId) DO UPDATE
    SET ${FACT_COLUMNS.slice(1)
      .map((name) => `${name} = excluded.${name}`)
      .join(', ')}`);
  const markErased = createMarkErased(database);
  const selectRemoval = database.prepare(
    "SELECT changes FROM lead_events WHERE leadId = ? AND type = 'lead.removed' LIMIT 1",
  );
  const removeFact = database.prepare('DELETE FROM lead_facts WHERE leadId = ?');

  const putLead = (row: column.Row): number => {
    const fact = toFact(toLead(row));
    put.run(toFactRow(fact));
    return dayOfFact(fact);
  };
  /** A lead that an undo has removed does not count. The event tells its day, also if its fact is gone already. */
  const takeGone = (leadId: string): number | undefined => {
    const removal = selectRemoval.get(leadId);
    if (!removal) return markErased(leadId);
    removeFact.run(leadId);
    const createdAt = sentAtOfRemoved(column.json(removal, 'changes'));
    return createdAt && dayOfFact({ createdAt });
  };
  return {
    takeFacts: (leadIds) =>
      commits.write(() => {
        const days = leadIds.map((leadId) => {
          const row = selectLead.get(leadId);
          return row ? putLead(row) : takeGone(leadId);
        });
        return [...new Set(days)].filter((day) => day !== undefined);
      }),
    takeAllFacts: (cursor, limit) =>
      commits.write(() => {
        const rows = selectNext.all(cursor === '' ? 0 : readPosition(cursor), limit);
        for (const row of rows) putLead(row);
        const last = rows.at(-1);
        const hasMore = rows.length === limit && last !== undefined;
        return { cursor: hasMore ? String(column.integer(last, 'position')) : undefined };
      }),
  };
}
