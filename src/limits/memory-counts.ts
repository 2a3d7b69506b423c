import { CLOCK_TOLERANCE_MS, type Counted, type CountStore } from './count-store.ts';

/** Counts that are kept; the oldest are forgotten first. */
const MOST_COUNTS = 10_000;

/** Counts of this process alone. */
export function createMemoryCounts(): CountStore {
  const counts = new Map<string, Counted>();
  return {
    add: async (key, by, { now, lastsMs, extends: isExtended = false }) => {
      const found = counts.get(key);
      const goesOn =
        found !== undefined &&
        found.until > now &&
        found.until.getTime() <= now.getTime() + lastsMs + CLOCK_TOLERANCE_MS;
      const end = new Date(now.getTime() + lastsMs);
      const counted = goesOn
        ? { count: found.count + by, until: isExtended ? end : found.until }
        : { count: by, until: end };
      // At the end of the map, so that its first key is the oldest.
      counts.delete(key);
      counts.set(key, counted);
      const [oldest] = counts.keys();
      if (counts.size > MOST_COUNTS && oldest !== undefined) counts.delete(oldest);
      return counted;
    },
    read: async (key, now) => {
      const found = counts.get(key);
      return found && found.until > now ? found.count : 0;
    },
    takeBack: async (key, until) => {
      const found = counts.get(key);
      if (found?.until.getTime() === until.getTime())
        counts.set(key, { ...found, count: found.count - 1 });
    },
    reset: async (key) => {
      counts.delete(key);
    },
  };
}
