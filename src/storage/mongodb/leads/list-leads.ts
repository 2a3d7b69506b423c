import type { Db, Filter } from 'mongodb';
import type { LeadStore } from '../../../leads/lead-store.ts';
import { conditionsOf, listLeads, type LeadConditions, type ListPart } from '../../list-leads.ts';
import type { ReportOddValue } from '../../odd-values.ts';
import { toText } from '../fields.ts';
import { toId } from '../ids.ts';
import { toLead, WITHOUT_SEARCH, type LeadDocument } from './lead-document.ts';
import { createSearchOf, type Search } from './search-leads.ts';

/** The indexes of the orders. Their last field is the position. */
const ORDER_INDEXES = {
  position: 'position',
  updatedAt: 'updatedAt_position',
  nameKey: 'nameKey_position',
} as const;

/** So many leads with an overdue task are compared, those that are overdue longest. */
const MOST_OVERDUE = 20_000;

/** Lists, searches and counts leads. */
export function createListLeads(db: Db, report: ReportOddValue): Pick<LeadStore, 'list' | 'count'> {
  const leads = db.collection<LeadDocument>('leads');
  const searchOf = createSearchOf(leads);
  const overdueOf = createOverdueOf(db);

  const decide = async (conditions: LeadConditions, order: ListPart['order'] | undefined) => {
    const { first, end, overdueAt } = conditions;
    const { filter, hint } = await searchOf(conditions, ORDER_INDEXES[order?.key ?? 'position']);
    const whole = [filter, { position: { $gte: first, $lt: end } }].filter(
      (each) => Object.keys(each).length > 0,
    );
    if (!overdueAt) return { whole, hint };
    return { whole: [...whole, await overdueOf(overdueAt)], hint: '_id_' };
  };

  return {
    list: (query) =>
      listLeads(query, async (part) => {
        const { order, limit } = part;
        const { whole, hint } = await decide(part, order);
        const direction = order.isDescending ? -1 : 1;
        const found = await leads
          .find({ $and: [...whole, ...afterPlace(part)] })
          .project<LeadDocument>(WITHOUT_SEARCH)
          .sort({
            ...(order.key !== 'position' && { [order.key]: direction }),
            position: direction,
          })
          .hint(hint)
          .limit(limit)
          .toArray();
        return found.map((document) => ({
          lead: toLead(document, report),
          position: document.position,
          ...(order.key !== 'position' && { key: keyOf(document, part) }),
        }));
      }),
    count: async (filters, most) => {
      const conditions = conditionsOf(filters);
      if (!conditions) return 0;
      const { whole, hint } = await decide(conditions, undefined);
      return leads.countDocuments({ $and: whole }, { hint, limit: most });
    },
  };
}

function afterPlace({ after, order }: ListPart): Filter<LeadDocument>[] {
  if (!after) return [];
  const operator = order.isDescending ? '$lt' : '$gt';
  const position = { position: { [operator]: after.position } };
  if (order.key === 'position') return [position];
  const key = order.key === 'updatedAt' ? new Date(Number(after.key)) : String(after.key);
  const inclusive = order.isDescending ? '$lte' : '$gte';
  return [
    // The first condition bounds the index; the second one is exact.
    { [order.key]: { [inclusive]: key } },
    { $or: [{ [order.key]: { [operator]: key } }, { [order.key]: key, ...position }] },
  ];
}

const keyOf = (document: LeadDocument, { order }: ListPart): string | number =>
  order.key === 'updatedAt' ? document.updatedAt.getTime() : toText(document.nameKey);

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
