import type { CountStore } from './count-store.ts';

/** How many requests a process asks for at once. */
const BLOCK = 30;

export interface BlockLimit {
  readonly max: number;
  readonly windowMs: number;
}

interface Allowed {
  readonly until: Date;
  /** How many more this process may let in. */
  left: number;
  /** Nothing was left for it. */
  readonly isLast: boolean;
}

/**
 * A limit over all processes without a write for each request: a process asks for thirty at once. What it
 * has asked for and not used counts as used, so that each further process lets in up to 29 fewer, and never
 * more.
 *
 * @returns whether one more is allowed for this key
 */
export function createLimitInBlocks(
  counts: Pick<CountStore, 'add'>,
  { max, windowMs }: BlockLimit,
  now: () => Date,
): (key: string) => Promise<boolean> {
  const allowed = new Map<string, Allowed>();
  const asking = new Map<string, Promise<void>>();

  const ask = async (key: string): Promise<void> => {
    const { count, until } = await counts.add(key, BLOCK, { now: now(), lastsMs: windowMs });
    const left = Math.max(0, Math.min(BLOCK, max - (count - BLOCK)));
    for (const [other, block] of allowed) if (block.until <= now()) allowed.delete(other);
    allowed.set(key, { until, left, isLast: left === 0 });
  };
  /** Several requests of one key that come together ask once. */
  const askOnce = async (key: string): Promise<void> => {
    const asked = asking.get(key) ?? ask(key).finally(() => asking.delete(key));
    asking.set(key, asked);
    await asked;
  };

  return async (key) => {
    for (;;) {
      const block = allowed.get(key);
      if (block && block.until > now()) {
        if (block.left > 0) {
          block.left -= 1;
          return true;
        }
        // Until its time is over nobody asks again.
        if (block.isLast) return false;
      }
      await askOnce(key);
    }
  };
}
