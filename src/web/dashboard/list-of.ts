import { dateAfter, type Days } from './dashboard-search.ts';
import type { Dimension } from './dimensions.ts';

/** Filters of the lead list, as its address has them. */
export type ListSearch = Readonly<Record<string, string | true | readonly string[]>>;

/** The most values of one filter that the list takes. */
const MOST_VALUES = 50;

/** The leads that people sent on some days, in the time zone that both screens show. The list ends before its `to`. */
export const listOfDays = ({ from, to }: Days): ListSearch => ({ from, to: dateAfter(to, 1) });

/**
 * What narrows the list to some values of a dimension; an empty value is none.
 *
 * @param ids undefined if they are not known
 * @returns undefined if the list cannot show just these leads
 */
export function listOfValues(
  dimension: Dimension,
  ids: readonly string[] | undefined,
): ListSearch | undefined {
  if (ids === undefined || ids.length === 0 || ids.length > MOST_VALUES) return undefined;
  const values = ids.map((id) => (id === '' ? 'none' : id));
  return { [dimension]: oneOrMore(values) };
}

/** One value is written as such, so that the address is short. */
export const oneOrMore = (values: readonly string[]): string | readonly string[] => {
  const [only = ''] = values;
  return values.length === 1 ? only : values;
};
