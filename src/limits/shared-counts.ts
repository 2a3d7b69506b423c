import type { CountStore } from './count-store.ts';
import { createMemoryCounts } from './memory-counts.ts';

/** Counts of all processes. While the storage cannot be used, this process counts alone. */
export function createSharedCounts(store: CountStore): CountStore {
  const own = createMemoryCounts();
  const orOwn = async <Result>(
    shared: () => Promise<Result>,
    alone: () => Promise<Result>,
  ): Promise<Result> => {
    try {
      return await shared();
    } catch {
      return alone();
    }
  };
  return {
    add: (key, by, time) =>
      orOwn(
        () => store.add(key, by, time),
        () => own.add(key, by, time),
      ),
    read: (key, now) =>
      orOwn(
        () => store.read(key, now),
        () => own.read(key, now),
      ),
    takeBack: (key, until) =>
      orOwn(
        () => store.takeBack(key, until),
        () => own.takeBack(key, until),
      ),
    reset: (key) =>
      orOwn(
        () => store.reset(key),
        () => own.reset(key),
      ),
  };
}
