import type { ListPart } from '../list-leads.ts';
import type { ListPlace } from '../list-order.ts';
import {
  afterPlace,
  matchCondition,
  rangeOf,
  sourceOf,
  type Condition,
  type Statement,
} from './list-conditions.ts';
import { inOrder, selectFrom } from './list-statement.ts';

/** Which index answers an order for the leads of one status. */
const STATUS_INDEXES = {
  updatedAt: 'leads_by_status_and_activity',
  nameKey: 'leads_by_status_and_name',
} as const;

/** A part of a list by name or by activity. */
export type OrderedPart = ListPart & {
  readonly order: { readonly key: keyof typeof STATUS_INDEXES };
};

const POSITION = 'leads.position';

/**
 * Reads the leads of one status or of several. An index has each status in the order, and SQLite merges what several
 * statuses give.
 */
export function statusesStatement(statuses: readonly string[], whole: OrderedPart): Statement {
  const part = { ...whole, groups: [] };
  const { key } = part.order;
  const { sql, values } = selectFrom(`leads INDEXED BY ${STATUS_INDEXES[key]}`, [
    ...rangeOf(part, POSITION),
    ...afterPlace(part, POSITION),
  ]);
  const all = statuses.map(() => `${sql} AND leads.status = ?`).join(' UNION ALL ');
  return {
    sql: `${all} ORDER BY ${inOrder(part.order, [key, 'position'])} LIMIT ?`,
    values: [...statuses.flatMap((status) => [...values, status]), part.limit],
  };
}

/**
 * Sorts all matches. An index has what the order compares for each position, so that only the rows of the page
 * are read.
 */
export function sortedStatement(part: OrderedPart): Statement {
  const { sql, values } = selectFrom(
    'leads_search CROSS JOIN leads INDEXED BY leads_order_keys ON leads.position = leads_search.rowid',
    [
      matchCondition(part),
      ...rangeOf(part, 'leads_search.rowid'),
      ...afterPlace(part, 'leads_search.rowid'),
    ],
    'leads.position AS place',
  );
  const order = inOrder(part.order, columnsOf(part));
  return {
    sql: `SELECT leads.* FROM (${sql} ORDER BY ${order} LIMIT ?)
      CROSS JOIN leads ON leads.position = place ORDER BY ${order}`,
    values: [...values, part.limit],
  };
}

/** Finds the place that so many leads are before, whether they match or not. */
export function placeStatement(part: OrderedPart, distance: number): Statement {
  const { from, conditions } = sourceOf({ ...part, groups: [], words: [] }, false);
  const all = [...conditions, ...afterPlace(part, POSITION)];
  const { sql, values } = selectFrom(from, all, columnsOf(part).join(', '));
  return {
    sql: `${sql} ORDER BY ${inOrder(part.order, columnsOf(part))} LIMIT 1 OFFSET ?`,
    values: [...values, distance],
  };
}

/** Only leads before a place. */
export const beforePlace = (part: OrderedPart, { key = '', position }: Place): Condition => ({
  sql: `(${columnsOf(part).join(', ')}) ${part.order.isDescending ? '>' : '<'} (?, ?)`,
  values: [key, position],
});

type Place = Pick<ListPlace, 'key' | 'position'>;

const columnsOf = ({ order }: OrderedPart): string[] => [`leads.${order.key}`, POSITION];
