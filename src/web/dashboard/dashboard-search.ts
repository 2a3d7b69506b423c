/** Spans that end today, in days. */
export const SPANS = { today: 1, week: 7, month: 30, quarter: 90, year: 365 } as const;
export type Span = keyof typeof SPANS;

/** What is shown, as the address has it. The last 30 days are left out. */
export interface DashboardSearch {
  readonly range?: Exclude<Span, 'month'> | 'custom';
  /** Of a custom range, such as `2026-12-01`. */
  readonly from?: string;
  readonly to?: string;
  readonly compare?: true;
}

/** The first and the last day. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

const DAY_MS = 86_400_000;
const MOST_DAYS = 366;
const IS_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the address; what is not understood is left out. */
export function readDashboardSearch(search: Record<string, unknown>): DashboardSearch {
  const { range, from, to, compare } = search;
  const isCompared = compare === true || compare === 'true';
  const shared = isCompared ? ({ compare: true } as const) : {};
  if (range === 'custom' && isDate(from) && isDate(to)) return { ...shared, range, from, to };
  return isChosen(range) ? { ...shared, range } : shared;
}

/** @param today such as `2026-12-01` */
export function daysOf({ range, from, to }: DashboardSearch, today: string): Days {
  if (range === 'custom' && from !== undefined && to !== undefined) return { from, to };
  const length = SPANS[range === undefined || range === 'custom' ? 'month' : range];
  return { from: dateAfter(today, 1 - length), to: today };
}

/** Whether the server counts these days. */
export function isCountable({ from, to }: Days): boolean {
  if (!isDate(from) || !isDate(to)) return false;
  const length = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  return length >= 1 && length <= MOST_DAYS;
}

/** The date some days after another one. */
export const dateAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);

const isChosen = (value: unknown): value is Exclude<Span, 'month'> =>
  typeof value === 'string' && value !== 'month' && Object.hasOwn(SPANS, value);

const isDate = (value: unknown): value is string =>
  typeof value === 'string' && IS_DATE.test(value) && !Number.isNaN(Date.parse(value));
