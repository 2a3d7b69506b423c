import { generateKeyBetween } from 'fractional-indexing';

/**
 * Places in a column of the board are texts in the order of their characters, so that another place always fits
 * between two. A lead that nobody has placed has a place by its time of sending, the newest first, which
 * is not stored. Such a place is 17 characters long; those that people give are never of that form, so that the two are
 * never the same.
 */
const HEAD = 'p';
const DIGITS = 16;
const LAST = Number.MAX_SAFE_INTEGER;

/** @param position orders the list by the time of sending; see `positionAt` */
export const naturalRank = (position: number): string =>
  `${HEAD}${String(LAST - position).padStart(DIGITS, '0')}`;

/**
 * The leads that nobody has placed and that come after a place are those below this position. Infinity: all of
 * them; 0: none.
 */
export function positionBelow(rank: string): number {
  if (rank < HEAD) return Infinity;
  if (!rank.startsWith(HEAD)) return 0;
  const digits = rank.slice(1, 1 + DIGITS);
  const plain = /^\d*/.exec(digits)?.[0] ?? '';
  // A letter comes after every digit.
  return LAST - Number(plain.padEnd(DIGITS, plain.length < digits.length ? '9' : '0'));
}

/** A place between two others; undefined in an empty column. If both are the same, it is the place after them. */
export function rankBetween(
  above: string | undefined,
  below: string | undefined,
): string | undefined {
  if (above === undefined && below === undefined) return undefined;
  const next = above !== undefined && below !== undefined && below <= above ? undefined : below;
  const key = generateKeyBetween(above ?? null, next ?? null);
  if (!isWhole(key)) return key;
  return above === undefined
    ? generateKeyBetween(key, next ?? null)
    : generateKeyBetween(above, key);
}

/** Whether a key of `fractional-indexing` has no fraction. Its first letter says how long its whole part is. */
function isWhole(key: string): boolean {
  const head = key.charCodeAt(0);
  const length = head >= 97 ? head - 97 + 2 : 90 - head + 2;
  return key.length <= length;
}
