import type { OddValue } from './storage.ts';

/**
 * Called for stored values that cannot be read, such as a time in the year 57000 or damaged JSON.
 * The row is returned without them, so that one such row does not fail a whole list.
 */
export type ReportOddValue = (value: OddValue) => void;

/** How many values are remembered. If there are more, some are reported again. */
const MOST_REMEMBERED = 1_000;

/** Reports each value once, because a list may be read every few seconds. */
export function reportOnce(report: ReportOddValue): ReportOddValue {
  const known = new Set<string>();
  return (value) => {
    const key = `${value.column} ${value.id}`;
    if (known.has(key) || known.size >= MOST_REMEMBERED) return;
    known.add(key);
    report(value);
  };
}

export const ignoreOddValues: ReportOddValue = () => {};
