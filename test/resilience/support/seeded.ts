/**
 * What all resilience tests share: RESILIENCE_SEED chooses the random choices (the names of the
 * tests show it), RESILIENCE_SCALE multiplies the amount of work: `npm test` does little, `npm run
 * test:soak` all of it.
 */
export const SEED = Number(process.env['RESILIENCE_SEED'] ?? 20_261_124);
export const SCALE = Number(process.env['RESILIENCE_SCALE'] ?? 1);

/** How much of something is done at this scale, but at least so much that the test says something. */
export const amountOf = (full: number, least: number): number =>
  Math.max(least, Math.round(full * SCALE));

export interface Random {
  /** From 0 up to 1. */
  next(): number;
  /** Whole, both ends included. */
  between(least: number, most: number): number;
  pick<T>(items: readonly T[]): T;
}

/** The same numbers for the same seed: mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    pick: <T>(items: readonly T[]): T => items[between(0, items.length - 1)] as T,
  };
}
