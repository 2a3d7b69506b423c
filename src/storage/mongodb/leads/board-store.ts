import type { Db } from 'mongodb';
import type { BoardStore, ColumnCount, ColumnQuery } from '../../../leads/board-store.ts';
import { valuesOf } from '../../../leads/lead-filters.ts';
import { readStatus } from '../../../leads/lead.ts';
import { createColumns } from '../../board-column.ts';
import { filterTerm } from '../../lead-terms.ts';
import { conditionsOf, narrow, type LeadConditions, type ListPart } from '../../list-leads.ts';
import type { ReportOddValue } from '../../odd-values.ts';
import { toText } from '../fields.ts';
import { toId } from '../ids.ts';
import { createDecide, type Decision } from './decide-conditions.ts';
import { toLead, WITHOUT_SEARCH, type LeadDocument } from './lead-document.ts';
import { afterPlace } from './list-leads.ts';

type Decide = ReturnType<typeof createDecide>;

/** The board, read from `leads`. */
export function createBoardStore(db: Db, report: ReportOddValue): BoardStore {
  const leads = db.collection<LeadDocument>('leads');
  const decide = createDecide(db);
  const toColumnLead = (document: LeadDocument) => ({
    lead: toLead(document, report),
    position: document.position,
  });

  // Each distinct value is one step in the index.
  const listStatuses = async () =>
    (await leads.distinct('status', {}, { hint: 'status_position' })).map(toText);

  return {
    countIn: async (statuses) => {
      const counts = new Map<string, number>();
      const hint = 'status_position';
      // Usually none of them has leads: then this is the only read.
      const $in = [...statuses];
      const projection = { _id: 0, status: 1 };
      if (!(await leads.findOne({ status: { $in } }, { hint, projection }))) return counts;
      for (const status of statuses) {
        const count = await leads.countDocuments({ status }, { hint });
        if (count > 0) counts.set(status, count);
      }
      return counts;
    },
    countColumns: async (filters, most, statuses) => {
      const counts = new Map<string, ColumnCount>();
      const conditions = conditionsOf(filters);
      if (!conditions) return counts;
      for (const status of statuses ?? (await listStatuses())) {
        const { whole, hint } = await decideStatus(decide, conditions, { ...filters, status });
        const count = await leads.countDocuments({ $and: [...whole] }, { hint, limit: most + 1 });
        const isMore = count > most;
        if (count > 0) counts.set(readStatus(status), { count: isMore ? most : count, isMore });
      }
      return counts;
    },
    ...createColumns({
      read: async (part, name, query) => {
        const { whole, hint } = await (name === 'placed'
          ? decidePlaced(decide, part, query)
          : decideOthers(decide, part, query));
        const found = await leads
          .find({ $and: [...whole] })
          .project<LeadDocument>(WITHOUT_SEARCH)
          .sort(name === 'placed' ? { rank: 1, position: 1 } : { position: -1 })
          .hint(hint)
          .limit(part.limit)
          .toArray();
        return found.map(toColumnLead);
      },
      find: async (id, status) => {
        const document = await leads.findOne(
          { _id: toId(id), status },
          { projection: WITHOUT_SEARCH },
        );
        return document ? toColumnLead(document) : undefined;
      },
    }),
  };
}

/** Reads the index of placed leads. People place few, so each is compared with the filters. */
async function decidePlaced(
  decide: Decide,
  part: ListPart,
  { status }: ColumnQuery,
): Promise<Decision> {
  const { whole, hint } = await decide(part, 'status_rank');
  return { whole: [{ status, rank: { $gt: '' } }, ...whole, ...afterPlace(part)], hint };
}

/** Reads the column as a list of leads with one status. */
async function decideOthers(decide: Decide, read: ListPart, query: ColumnQuery): Promise<Decision> {
  const part = narrow(read);
  const { whole, hint } = await decideStatus(decide, part, query);
  return { whole: [{ rank: null }, ...whole, ...afterPlace(part)], hint };
}

/** Leads of one status. An index has exactly those of one status, or of one status and one source. */
async function decideStatus(
  decide: Decide,
  conditions: LeadConditions,
  { status, source }: Pick<ColumnQuery, 'status' | 'source'>,
): Promise<Decision> {
  const { groups, words, first, end, overdueAt } = conditions;
  const [one, ...others] = valuesOf(source);
  const isPlain =
    words.length + others.length === 0 &&
    groups.length === (one === undefined ? 0 : 1) &&
    !overdueAt;
  if (isPlain) {
    const position = { position: { $gte: first, $lt: end } };
    return one === undefined
      ? { whole: [{ status, ...position }], hint: 'status_position' }
      : { whole: [{ status, source: one, ...position }], hint: 'status_source_position' };
  }
  const ofStatus = { ...conditions, groups: [...groups, [filterTerm(status)]] };
  const { whole, hint } = await decide(ofStatus, 'position');
  return { whole: [{ status }, ...whole], hint };
}
