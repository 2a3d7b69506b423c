import { narrow, type LeadConditions, type ListPart } from '../list-leads.ts';
import type { ListOrder, ListPlace } from '../list-order.ts';

/** SQL with the values of its parameters, in their order. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** A condition of SQL. */
type Condition = Statement;

const OVERDUE = `leads.id IN (
  SELECT leadId FROM tasks WHERE doneAt IS NULL AND dueAt < ? AND leadId IS NOT NULL)`;

/**
 * Reads the matches one by one, in the order of their positions: the lists of positions that FTS5 has for each
 * term are merged, and reading stops when the page is full.
 */
const MATCHES = 'leads_search CROSS JOIN leads ON leads.position = leads_search.rowid';

/** Which index answers an order; its last column is the position. */
const INDEXES = {
  updatedAt: 'leads_by_activity',
  nameKey: 'leads_by_name',
  rank: 'leads_by_rank',
} as const;

/** Which index answers an order for the leads of one status. */
const STATUS_INDEXES = {
  updatedAt: 'leads_by_status_and_activity',
  nameKey: 'leads_by_status_and_name',
} as const;

/** The query of FTS5; undefined if every lead matches. */
export function matchOf({ groups, words }: LeadConditions): string | undefined {
  const terms = [
    ...groups.map((group) => {
      const one = group.map((term) => `"${term}"`).join(' OR ');
      return group.length > 1 ? `(${one})` : one;
    }),
    ...words.map((word) => `"${word}"*`),
  ];
  return terms.length > 0 ? terms.join(' AND ') : undefined;
}

/** Whether the list has to be ordered by something that the lists of positions of FTS5 do not follow. */
export const needsSorting = ({ order, ...conditions }: ListPart): boolean =>
  order.key !== 'position' && matchOf(conditions) !== undefined && !conditions.overdueAt;

/**
 * The statement that reads a part of the list.
 *
 * @param isFew whether to sort all matches; otherwise the index of the order is read, and each lead is compared
 */
export function listStatement(whole: ListPart, isFew: boolean): Statement {
  const part = narrow(whole);
  const direction = part.order.isDescending ? 'DESC' : 'ASC';
  const { order, limit } = part;
  const key = order.key === 'position' ? [] : [`${plus(part, isFew)}leads.${order.key}`];
  const { sql, values } = unorderedStatement(part, isFew);
  return {
    sql: `${sql} ORDER BY ${[...key, positionOf(part, isFew)].map((column) => `${column} ${direction}`).join(', ')} LIMIT ?`,
    values: [...values, limit],
  };
}

function unorderedStatement(part: ListPart, isFew: boolean): Statement {
  const { from, conditions } = sourceOf(part, isFew);
  const all = [...conditions, ...(part.after ? [afterPlace(part.after, part, isFew)] : [])];
  return {
    sql: `SELECT leads.* FROM ${from} WHERE ${all.map(({ sql }) => sql).join(' AND ')}`,
    values: all.flatMap(({ values }) => values),
  };
}

/**
 * Reads the leads of one status or of several, by name or by activity. An index has each status in this order, and
 * SQLite merges what several statuses give.
 */
export function statusesStatement(
  statuses: readonly string[],
  part: ListPart & { readonly order: { readonly key: keyof typeof STATUS_INDEXES } },
): Statement {
  const { order, limit } = part;
  const { sql, values } = unorderedStatement({ ...part, groups: [] }, false);
  const ofStatus = sql.replace(INDEXES[order.key], STATUS_INDEXES[order.key]);
  const direction = order.isDescending ? 'DESC' : 'ASC';
  return {
    sql: `${statuses.map(() => `${ofStatus} AND leads.status = ?`).join(' UNION ALL ')}
      ORDER BY ${order.key} ${direction}, position ${direction} LIMIT ?`,
    values: [...statuses.flatMap((status) => [...values, status]), limit],
  };
}

/** A statement that reads only leads which also meet a condition. */
export const withCondition = ({ sql, values }: Statement, condition: Condition): Statement => ({
  sql: sql.replace('WHERE ', () => `WHERE ${condition.sql} AND `),
  values: [...condition.values, ...values],
});

/** Counts the leads that match, up to `most`. */
export function countStatement(conditions: LeadConditions, most: number): Statement {
  const part: ListPart = { ...conditions, order: BY_POSITION, after: undefined, limit: most };
  const source = sourceOf(part, true);
  const where = source.conditions.map(({ sql }) => sql).join(' AND ');
  return {
    sql: `SELECT count(*) AS count FROM (SELECT 1 FROM ${source.from} WHERE ${where} LIMIT ?)`,
    values: [...source.conditions.flatMap(({ values }) => values), most],
  };
}

const BY_POSITION: ListOrder = { key: 'position', isDescending: true };

/** Where the leads are read from, and under which conditions. */
function sourceOf(
  part: ListPart,
  isFew: boolean,
): { readonly from: string; readonly conditions: readonly Condition[] } {
  const { order, overdueAt } = part;
  const match = matchOf(part);
  const range = rangeOf(part, positionOf(part, isFew));
  const matches = { sql: 'leads_search MATCH ?', values: match === undefined ? [] : [match] };
  const isMatch = {
    sql: 'EXISTS (SELECT 1 FROM leads_search WHERE leads_search MATCH ? AND rowid = leads.position)',
    values: matches.values,
  };
  // Far fewer leads have a task that is overdue than any other condition finds.
  if (overdueAt) {
    const overdue = { sql: OVERDUE, values: [overdueAt.getTime()] };
    return {
      from: 'leads',
      conditions: [overdue, ...range, ...(match === undefined ? [] : [isMatch])],
    };
  }
  if (match === undefined)
    return {
      from: order.key === 'position' ? 'leads' : `leads INDEXED BY ${INDEXES[order.key]}`,
      conditions: range,
    };
  if (order.key === 'position' || isFew) return { from: MATCHES, conditions: [matches, ...range] };
  return { from: `leads INDEXED BY ${INDEXES[order.key]}`, conditions: [...range, isMatch] };
}

/** A plus keeps SQLite from choosing the index of this column. */
const plus = (part: ListPart, isFew: boolean): string =>
  part.overdueAt || (isFew && matchOf(part) !== undefined) ? '+' : '';

function positionOf(part: ListPart, isFew: boolean): string {
  if (part.overdueAt) return '+leads.position';
  const isMatched = matchOf(part) !== undefined && (part.order.key === 'position' || isFew);
  return isMatched ? 'leads_search.rowid' : 'leads.position';
}

/** The range of positions. SQLite reads only that part of an index if the list is ordered by it. */
const rangeOf = ({ first, end }: LeadConditions, position: string): readonly Condition[] => [
  { sql: `${position} < ?`, values: [end] },
  ...(first > 0 ? [{ sql: `${position} >= ?`, values: [first] }] : []),
];

function afterPlace(after: ListPlace, part: ListPart, isFew: boolean): Condition {
  const { order } = part;
  const sign = order.isDescending ? '<' : '>';
  const position = positionOf(part, isFew);
  if (after.key === undefined) return { sql: `${position} ${sign} ?`, values: [after.position] };
  return {
    sql: `(${plus(part, isFew)}leads.${order.key}, ${position}) ${sign} (?, ?)`,
    values: [after.key, after.position],
  };
}
