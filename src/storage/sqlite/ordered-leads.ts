import { valuesOf, type LeadFilters } from '../../leads/lead-filters.ts';
import { termGroupsOf } from '../lead-terms.ts';
import type { ListPart } from '../list-leads.ts';
import * as column from './columns.ts';
import { isQuicklyCompared, matchOf, type Condition, type Statement } from './list-conditions.ts';
import { listStatement, withCondition } from './list-statement.ts';
import {
  beforePlace,
  placeStatement,
  sortedStatement,
  type OrderedPart,
} from './ordered-statements.ts';

/** To sort so many takes about a tenth of a second. */
const MOST_SORTED = 100_000;

/** Leads that are compared first if too many match to be sorted; each takes about a tenth of a millisecond. */
const MOST_COMPARED = 300;

export interface OrderedLeadsParts {
  /** Reads rows; in the thread if `isLong`. */
  readonly read: (statement: Statement, isLong: boolean) => Promise<readonly column.Row[]>;
  /** Counts the matches, up to `most`. */
  readonly countUpTo: (part: ListPart, most: number) => Promise<number>;
  readonly mostSorted?: number | undefined;
  readonly mostCompared?: number | undefined;
}

/** Whether the list has an order that the lists of positions of FTS5 do not follow. */
export const needsSorting = (part: ListPart): part is OrderedPart =>
  (part.order.key === 'nameKey' || part.order.key === 'updatedAt') &&
  matchOf(part) !== undefined &&
  !part.overdueAt;

/**
 * Reads what FTS5 finds, by name or by activity. It finds leads by their positions, so that the matches are sorted.
 * If they are many, the next leads of the order are compared, of which enough may match. Otherwise
 * the whole index of the order is compared with all matches: among a million leads, that takes a third of a second.
 */
export function createReadOrdered({
  read,
  countUpTo,
  mostSorted = MOST_SORTED,
  mostCompared = MOST_COMPARED,
}: OrderedLeadsParts): (part: OrderedPart, filters: LeadFilters) => Promise<readonly column.Row[]> {
  const readNext = async (part: OrderedPart, filters: LeadFilters) => {
    const [end] = await read(placeStatement(part, mostCompared), false);
    const statement = comparedStatement(filters, part);
    if (!end) return read(statement, true);
    const place = { key: keyOf(end, part), position: column.integer(end, 'position') };
    const rows = await read(withCondition(statement, beforePlace(part, place)), true);
    return rows.length < part.limit ? undefined : rows;
  };
  return async (part, filters) => {
    const isFew = (await countUpTo(part, mostSorted + 1)) <= mostSorted;
    if (isFew) return read(sortedStatement(part), true);
    const next = isQuicklyCompared(part) ? await readNext(part, filters) : undefined;
    return next ?? read(listStatement(part, true), true);
  };
}

/** What the order compares first. */
export const keyOf = (row: column.Row, { order }: Pick<ListPart, 'order'>): string | number =>
  order.key === 'nameKey' ? column.text(row, 'nameKey') : column.integer(row, order.key);

/**
 * Compares each lead with its columns if a filter has one, because to look up a term of the search for one lead takes
 * far longer.
 */
function comparedStatement(filters: LeadFilters, part: OrderedPart): Statement {
  const { status, source } = filters;
  const compared = termGroupsOf({ status, source }).map(String);
  const groups = part.groups.filter((group) => !compared.includes(String(group)));
  const columns = { status: valuesOf(status), source: valuesOf(source) };
  return Object.entries(columns)
    .filter(([, values]) => values.length > 0)
    .map(([name, values]): Condition => {
      const list = values.map(() => '?').join(', ');
      return { sql: `leads.${name} IN (${list})`, values };
    })
    .reduce(withCondition, listStatement({ ...part, groups }, false));
}
