import type { Db, Filter } from 'mongodb';
import { valuesOf, type LeadFilters } from '../../../leads/lead-filters.ts';
import type { LeadStore } from '../../../leads/lead-store.ts';
import { conditionsOf, listLeads, narrow, type ListPart } from '../../list-leads.ts';
import { listValues } from '../../list-values.ts';
import type { ReportOddValue } from '../../odd-values.ts';
import { toText } from '../fields.ts';
import { createDecide, type Decision } from './decide-conditions.ts';
import { toLead, WITHOUT_SEARCH, type LeadDocument } from './lead-document.ts';
import { createNextTerm } from './next-term.ts';

/** The indexes of the orders. Their last field is the position. */
const ORDER_INDEXES = {
  position: 'position',
  updatedAt: 'updatedAt_position',
  nameKey: 'nameKey_position',
  rank: 'status_rank',
} as const;

/** The indexes of the orders for the leads of a status. */
const STATUS_INDEXES: ReadonlyMap<ListPart['order']['key'], string> = new Map([
  ['updatedAt', 'status_updatedAt_position'],
  ['nameKey', 'status_nameKey_position'],
]);

/** Lists, searches and counts leads. */
export function createListLeads(
  db: Db,
  report: ReportOddValue,
): Pick<LeadStore, 'list' | 'count' | 'listValues'> {
  const leads = db.collection<LeadDocument>('leads');
  const decide = createDecide(db);

  const readPart = async (whole: ListPart, query: LeadFilters = {}) => {
    const part = narrow(whole);
    const { order, limit } = part;
    const { whole: conditions, hint } =
      ofStatuses(part, valuesOf(query.status)) ?? (await decide(part, ORDER_INDEXES[order.key]));
    const direction = order.isDescending ? -1 : 1;
    const found = await leads
      .find({ $and: [...conditions, ...afterPlace(part)] })
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
  };

  return {
    list: (query) => listLeads(query, (part) => readPart(part, query)),
    listValues: (field, visibleTo) =>
      listValues(
        { field, visibleTo },
        {
          nextTerm: createNextTerm(leads),
          read: (part) => readPart(part),
        },
      ),
    count: async (filters, most) => {
      const conditions = conditionsOf(filters);
      if (!conditions) return 0;
      const { whole, hint } = await decide(conditions, 'position');
      return leads.countDocuments({ $and: [...whole] }, { hint, limit: most });
    },
  };
}

/**
 * Leads of one status or of several, by name or by activity: an index has each status in this order, and the server
 * merges what several statuses give.
 */
function ofStatuses(part: ListPart, statuses: readonly string[]): Decision | undefined {
  const { order, groups, words, first, end, overdueAt } = part;
  const isPlain = statuses.length > 0 && groups.length === 1 && words.length === 0 && !overdueAt;
  const hint = STATUS_INDEXES.get(order.key);
  if (!isPlain || hint === undefined) return undefined;
  const [status = '', ...others] = statuses;
  const ofStatus = { status: others.length > 0 ? { $in: [...statuses] } : status };
  return { whole: [{ ...ofStatus, position: { $gte: first, $lt: end } }], hint };
}

/** Only leads after the place from which a page begins. In the order of the positions, `narrow` has done this. */
export function afterPlace({ after, order }: ListPart): Filter<LeadDocument>[] {
  if (!after || order.key === 'position') return [];
  const operator = order.isDescending ? '$lt' : '$gt';
  const position = { position: { [operator]: after.position } };
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
