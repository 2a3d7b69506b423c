import type { OddValue } from '../storage.ts';

/**
 * Is told of stored values that cannot be read, such as a time in the year 57000 or damaged JSON.
 * The row is read without them: one odd row must not take a whole list away.
 */
export type ReportOddValue = (value: OddValue) => void;

/** How many values are remembered; a program that writes odd values writes many. */
const MOST_REMEMBERED = 1_000;

/** Reports each odd value once: a list may be read every few seconds. */
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
