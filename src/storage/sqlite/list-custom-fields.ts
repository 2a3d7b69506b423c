import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as giveWay } from 'node:timers/promises';
import type { LeadStore } from '../../leads/lead-store.ts';
import * as column from './columns.ts';

/** How many leads are read before other work gets a turn. */
const LEADS_AT_ONCE = 1_000;

/** Reads the leads that have custom fields, which have an index of their own, some at a time. */
export function createListCustomFields(database: DatabaseSync): LeadStore['listCustomFields'] {
  const selectEnd = database.prepare(`
    SELECT position FROM leads WHERE customFields <> '{}' AND position > :after
    ORDER BY position LIMIT 1 OFFSET :offset`);
  const selectNames = database.prepare(`
    SELECT field.key AS name FROM leads, json_each(leads.customFields) AS field
    WHERE leads.customFields <> '{}' AND leads.position > :after AND leads.position <= :until`);
  return async (limit) => {
    const names = new Set<string>();
    for (let after = -1; names.size < limit;) {
      const end = selectEnd.get({ after, offset: LEADS_AT_ONCE - 1 });
      const until = end ? column.integer(end, 'position') : Number.MAX_SAFE_INTEGER;
      for (const row of selectNames.all({ after, until })) names.add(column.text(row, 'name'));
      if (!end) break;
      after = until;
      await giveWay();
    }
    return [...names].toSorted().slice(0, limit);
  };
}
