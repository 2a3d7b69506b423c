/**
 * What all resilience tests share. RESILIENCE_SEED decides the random choices; the names of the tests
 * show it. RESILIENCE_SCALE multiplies the amount of work: `npm test` does little, and
 * `npm run test:soak` does all of it.
 */
export const SEED = Number(process.env['RESILIENCE_SEED'] ?? 20_261_124);
export const SCALE = Number(process.env['RESILIENCE_SCALE'] ?? 1);

/** The amount of work at this scale, but never less than `least`, so that the test stays meaningful. */
export const amountOf = (full: number, least: number): number =>
  Math.max(least, Math.round(full * SCALE));

export interface Random {
  /** From 0 up to 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  pick<T>(items: readonly T[]): T;
}

/** Gives the same numbers for the same seed (mulberry32). */
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
