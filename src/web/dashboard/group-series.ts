import type { DashboardNumbers, DashboardSeries } from '../../contract/dashboard.ts';
import type { Days } from './dashboard-search.ts';
import type { Dimension } from './dimensions.ts';

/** More columns than this are too thin to be told apart. */
const MOST_COLUMNS = 62;

/** More colours than this are too many to be told apart. */
const MOST_SHOWN = 5;

const DAYS_OF_WEEK = 7;

/** One value with its leads per column. */
export interface ShownSeries {
  /** Null: all others together. */
  readonly id: string | null;
  /** The values that it counts; undefined if the server has not named all of them. */
  readonly ids: readonly string[] | undefined;
  readonly name: string;
  readonly total: number;
  readonly counts: readonly number[];
}

export interface Columns {
  readonly unit: 'day' | 'week';
  /** The days of each column. */
  readonly spans: readonly Days[];
  /** The values with the most leads first, the others last. */
  readonly series: readonly ShownSeries[];
  /** The leads of each column. */
  readonly totals: readonly number[];
  /** The same of the previous period. */
  readonly before: readonly { readonly days: Days; readonly total: number }[] | undefined;
}

/** The columns of the plot: days, or weeks if there are many. */
export function toColumns(
  current: DashboardNumbers,
  previous: DashboardNumbers | null,
  dimension: Dimension,
): Columns {
  const { days, by } = current;
  const size = days.length > MOST_COLUMNS ? DAYS_OF_WEEK : 1;
  const perColumn = (perDay: readonly number[]) =>
    startsOf(days, size).map((start) => sum(perDay.slice(start, start + size)));
  return {
    unit: size === 1 ? 'day' : 'week',
    spans: spansOf(days, size),
    series: pickSeries(by[dimension]).map(({ perDay, ...each }): ShownSeries => ({
      ...each,
      counts: perColumn(perDay),
    })),
    totals: perColumn(addUp(by.source, days.length)),
    before: previous ? columnsBefore(previous, size, perColumn) : undefined,
  };
}

function columnsBefore(
  { days, by }: DashboardNumbers,
  size: number,
  perColumn: (perDay: readonly number[]) => readonly number[],
): NonNullable<Columns['before']> {
  const totals = perColumn(addUp(by.source, days.length));
  return spansOf(days, size).map((span, index) => ({ days: span, total: totals[index] ?? 0 }));
}

/** The index of the first day of each column. */
const startsOf = (days: readonly string[], size: number): readonly number[] =>
  days.flatMap((_, index) => (index % size === 0 ? [index] : []));

const spansOf = (days: readonly string[], size: number): readonly Days[] =>
  startsOf(days, size).map((start) => {
    const [from = '', to = from] = [days[start], days[Math.min(start + size, days.length) - 1]];
    return { from, to };
  });

/** One of the values that the server counts, or several of them. */
type PickedSeries = DashboardSeries & Pick<ShownSeries, 'ids'>;

/** The values with the most leads; the rest is one of them. */
function pickSeries(all: readonly DashboardSeries[]): readonly PickedSeries[] {
  const shown = all.filter(({ id }) => id !== null).slice(0, MOST_SHOWN);
  const rest = all.filter((each) => !shown.includes(each));
  const [first] = rest;
  const picked = shown.map(withIds);
  if (!first) return picked;
  if (rest.length === 1) return [...picked, withIds(first)];
  const perDay = addUp(rest, first.perDay.length);
  return [...picked, { id: null, ids: idsOf(rest), name: '', total: sum(perDay), perDay }];
}

const withIds = (series: DashboardSeries): PickedSeries => ({ ...series, ids: idsOf([series]) });

function idsOf(series: readonly DashboardSeries[]): readonly string[] | undefined {
  const ids = series.map(({ id }) => id);
  return ids.every((id) => id !== null) ? ids : undefined;
}

const addUp = (series: readonly DashboardSeries[], length: number): number[] =>
  Array.from({ length }, (_, index) => sum(series.map(({ perDay }) => perDay[index] ?? 0)));

const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, each) => total + each, 0);
