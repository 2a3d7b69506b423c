import type { LeadConditions, ListPart } from '../list-leads.ts';

/** SQL with the values of its parameters, in their order. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** A condition of SQL. */
export type Condition = Statement;

const OVERDUE = `leads.id IN (
  SELECT leadId FROM tasks WHERE doneAt IS NULL AND dueAt < ? AND leadId IS NOT NULL)`;

/**
 * Reads the matches one by one, in the order of their positions: the lists of positions that FTS5 has for each
 * term are merged, and reading stops when the page is full.
 */
export const MATCHES = 'leads_search CROSS JOIN leads ON leads.position = leads_search.rowid';

/** Which index answers an order; its last column is the position. */
export const INDEXES = {
  updatedAt: 'leads_by_activity',
  nameKey: 'leads_by_name',
  rank: 'leads_by_rank',
} as const;

/** The query of FTS5; undefined if every lead matches. */
export function matchOf({ groups, words }: LeadConditions): string | undefined {
  const terms = [
    ...groups.map((group) => {
      const one = group.map((term) => `"${term}"`).join(' OR ');
      return group.length > 1 ? `(${one})` : one;
    }),
    ...words.map(beginningOf),
  ];
  return terms.length > 0 ? terms.join(' AND ') : undefined;
}

/** Finds leads with a term that begins with the word. */
export const beginningOf = (word: string): string => `"${word}"*`;

/** FTS5 has the first letters of the terms in its index, up to this many. */
const MOST_LETTERS = 5;

export const isInIndex = (word: string): boolean => [...word].length <= MOST_LETTERS;

/** Whether FTS5 quickly finds out if one lead matches. For a longer word it first merges all terms that begin with it. */
export const isQuicklyCompared = ({ words }: LeadConditions): boolean => words.every(isInIndex);

/**
 * The tables that the leads are read from, and the conditions.
 *
 * @param isWhole whether FTS5 is asked once for all matches, not for each lead
 */
export function sourceOf(
  part: ListPart,
  isWhole: boolean,
): { readonly from: string; readonly conditions: readonly Condition[] } {
  const { order, overdueAt } = part;
  const match = matchOf(part) === undefined ? [] : [isWhole ? isAmongMatches(part) : isMatch(part)];
  const range = rangeOf(part, positionOf(part));
  // Far fewer leads have a task that is overdue than any other condition finds.
  if (overdueAt) {
    const overdue = { sql: OVERDUE, values: [overdueAt.getTime()] };
    return { from: 'leads', conditions: [overdue, ...range, ...match] };
  }
  if (order.key !== 'position')
    return { from: `leads INDEXED BY ${INDEXES[order.key]}`, conditions: [...range, ...match] };
  if (match.length === 0) return { from: 'leads', conditions: range };
  return { from: MATCHES, conditions: [matchCondition(part), ...range] };
}

export const matchCondition = (part: LeadConditions): Condition => ({
  sql: 'leads_search MATCH ?',
  values: [matchOf(part) ?? ''],
});

const isMatch = (part: LeadConditions): Condition => ({
  sql: 'EXISTS (SELECT 1 FROM leads_search WHERE leads_search MATCH ? AND rowid = leads.position)',
  values: matchCondition(part).values,
});

const isAmongMatches = (part: LeadConditions): Condition => ({
  sql: 'leads.position IN (SELECT rowid FROM leads_search WHERE leads_search MATCH ?)',
  values: matchCondition(part).values,
});

/** A plus keeps SQLite from choosing the index of this column. */
export const plus = ({ overdueAt }: LeadConditions): string => (overdueAt ? '+' : '');

export function positionOf(part: ListPart): string {
  if (part.overdueAt) return '+leads.position';
  const isMatched = matchOf(part) !== undefined && part.order.key === 'position';
  return isMatched ? 'leads_search.rowid' : 'leads.position';
}

/** The range of positions. SQLite reads only that part of an index if the list is ordered by it. */
export const rangeOf = ({ first, end }: LeadConditions, position: string): readonly Condition[] => [
  { sql: `${position} < ?`, values: [end] },
  ...(first > 0 ? [{ sql: `${position} >= ?`, values: [first] }] : []),
];

/** Only leads after the place after which the part begins. */
export function afterPlace(part: ListPart, position: string): readonly Condition[] {
  const { after, order } = part;
  if (!after) return [];
  const sign = order.isDescending ? '<' : '>';
  if (after.key === undefined) return [{ sql: `${position} ${sign} ?`, values: [after.position] }];
  const sql = `(${plus(part)}leads.${order.key}, ${position}) ${sign} (?, ?)`;
  return [{ sql, values: [after.key, after.position] }];
}
