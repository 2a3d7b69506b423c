import type { Separator } from '../csv/write-row.ts';

const CANDIDATES: readonly Separator[] = ['\t', ';', ','];

/** How many records of the file are compared. */
const MOST_RECORDS = 50;

/**
 * The separator that gives most of the first records the same number of columns, more than one. Separators within
 * quotes do not count, so that `"Müller, Anna";0151` has one.
 */
export function detectSeparator(text: string): Separator {
  const scores = CANDIDATES.map((separator) => ({ separator, score: scoreOf(text, separator) }));
  const [best] = scores.toSorted((a, b) => b.score - a.score);
  return best && best.score > 0 ? best.separator : ',';
}

/** The share of records that have as many columns as the first, and a little more for more columns. */
function scoreOf(text: string, separator: Separator): number {
  const counts = countSeparators(text, separator);
  const [head = 0] = counts;
  if (head === 0) return 0;
  const alike = counts.filter((count) => count === head).length / counts.length;
  return alike + Math.min(head, 99) / 1_000;
}

/** How many separators each of the first records has. */
function countSeparators(text: string, separator: Separator): number[] {
  const counts: number[] = [];
  let count = 0;
  let isQuoted = false;
  let isEmpty = true;
  for (const sign of text) {
    if (counts.length === MOST_RECORDS) return counts;
    if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (sign === '\n' || sign === '\r')) {
      if (!isEmpty) counts.push(count);
      count = 0;
      isEmpty = true;
      continue;
    } else if (!isQuoted && sign === separator) count += 1;
    isEmpty = false;
  }
  if (!isEmpty) counts.push(count);
  return counts;
}
