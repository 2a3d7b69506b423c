import type { DatabaseSync } from 'node:sqlite';
import { DAY_MS } from '../../../dashboard/lead-fact.ts';
import * as column from '../columns.ts';

/**
 * Marks the fact of a lead as erased, inside a write that is under way, and removes what people wrote from it and
 * from the sheets of its day. @returns the day, if there is a fact
 */
export function createMarkErased(database: DatabaseSync): (leadId: string) => number | undefined {
  const select = database.prepare('SELECT createdAt, lostReason FROM lead_facts WHERE leadId = ?');
  const mark = database.prepare(
    "UPDATE lead_facts SET isErased = 1, isUntouched = 0, lostReason = '' WHERE leadId = ?",
  );
  const removeSheets = database.prepare('DELETE FROM day_sheets WHERE day = ?');
  return (leadId) => {
    const row = select.get(leadId);
    if (!row) return undefined;
    mark.run(leadId);
    const day = Math.floor(column.integer(row, 'createdAt') / DAY_MS);
    // They are counted again as soon as the event of the erasure is read.
    if (column.text(row, 'lostReason') !== '') removeSheets.run(day);
    return day;
  };
}
