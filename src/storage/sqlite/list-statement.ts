import { narrow, type LeadConditions, type ListPart } from '../list-leads.ts';
import type { ListOrder } from '../list-order.ts';
import {
  afterPlace,
  isQuicklyCompared,
  MATCHES,
  plus,
  positionOf,
  sourceOf,
  type Condition,
  type Statement,
} from './list-conditions.ts';

/**
 * The statement that reads a part of the list. If it is ordered by something else than positions, the index of the order
 * is read, and each lead is compared.
 *
 * @param isWhole whether FTS5 is asked once for all matches, not for each lead
 */
export function listStatement(whole: ListPart, isWhole = !isQuicklyCompared(whole)): Statement {
  const part = narrow(whole);
  const { from, conditions } = sourceOf(part, isWhole);
  const { sql, values } = selectFrom(from, [...conditions, ...afterPlace(part, positionOf(part))]);
  const { key } = part.order;
  const columns = key === 'position' ? [] : [`${plus(part)}leads.${key}`];
  return {
    sql: `${sql} ORDER BY ${inOrder(part.order, [...columns, positionOf(part)])} LIMIT ?`,
    values: [...values, part.limit],
  };
}

/** Reads leads, or columns of them, without an order. */
export const selectFrom = (
  from: string,
  conditions: readonly Condition[],
  columns = 'leads.*',
): Statement => ({
  sql: `SELECT ${columns} FROM ${from} WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`,
  values: conditions.flatMap(({ values }) => values),
});

/** The columns of an ORDER BY. */
export const inOrder = ({ isDescending }: ListOrder, columns: readonly string[]): string =>
  columns.map((column) => `${column} ${isDescending ? 'DESC' : 'ASC'}`).join(', ');

/** A statement that reads only leads which also meet a condition. */
export const withCondition = ({ sql, values }: Statement, condition: Condition): Statement => ({
  sql: sql.replace('WHERE ', () => `WHERE ${condition.sql} AND `),
  values: [...condition.values, ...values],
});

/** Counts the leads that match, up to `most`. */
export function countStatement(conditions: LeadConditions, most: number): Statement {
  const part: ListPart = { ...conditions, order: BY_POSITION, after: undefined, limit: most };
  const source = sourceOf(part, !isQuicklyCompared(part));
  // Each match is a lead, and to read its row takes far longer than to find it.
  const from = source.from === MATCHES ? 'leads_search' : source.from;
  const { sql, values } = selectFrom(from, source.conditions, '1');
  return { sql: `SELECT count(*) AS count FROM (${sql} LIMIT ?)`, values: [...values, most] };
}

const BY_POSITION: ListOrder = { key: 'position', isDescending: true };
