import type { Db, Filter } from 'mongodb';
import type { LeadConditions } from '../../list-leads.ts';
import { toId } from '../ids.ts';
import type { LeadDocument } from './lead-document.ts';
import { createSearchOf, type Search } from './search-leads.ts';

/** How many leads with an overdue task are compared: those that are overdue longest. */
const MOST_OVERDUE = 20_000;

/** What a query asks for, and the name of the index that answers it. */
export interface Decision {
  readonly whole: readonly Filter<LeadDocument>[];
  readonly hint: string;
}

/**
 * Decides how conditions are found.
 *
 * @returns takes the name of the index that gives the order
 */
export function createDecide(
  db: Db,
): (conditions: LeadConditions, orderIndex: string) => Promise<Decision> {
  const searchOf = createSearchOf(db.collection<LeadDocument>('leads'));
  const overdueOf = createOverdueOf(db);
  return async (conditions, orderIndex) => {
    const { first, end, overdueAt } = conditions;
    const { filter, hint } = await searchOf(conditions, orderIndex);
    const whole = [filter, { position: { $gte: first, $lt: end } }].filter(
      (each) => Object.keys(each).length > 0,
    );
    if (!overdueAt) return { whole, hint };
    return { whole: [...whole, await overdueOf(overdueAt)], hint: '_id_' };
  };
}

/** Finds the leads with an open task that was due before a time. */
function createOverdueOf(db: Db): (before: Date) => Promise<Search['filter']> {
  const tasks = db.collection<{ leadId: string | null; doneAt: Date | null; isRemoved?: true }>(
    'tasks',
  );
  return async (before) => {
    const found = await tasks
      .find({
        'due.at': { $lt: before },
        doneAt: null,
        leadId: { $type: 'string' },
        isRemoved: { $exists: false },
      })
      .project<{ leadId: string }>({ _id: 0, leadId: 1 })
      .sort({ 'due.at': 1, _id: 1 })
      .hint('open_at')
      .limit(MOST_OVERDUE)
      .toArray();
    const ids = new Set(found.map(({ leadId }) => leadId));
    return { _id: { $in: [...ids].map(toId) } };
  };
}
