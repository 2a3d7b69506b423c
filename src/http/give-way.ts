import { setImmediate } from 'node:timers/promises';

/** So long a piece of work may keep the event loop, in ms. */
const LONGEST_PIECE_MS = 10;

/**
 * Lets other requests be answered in the midst of long work. To be called between small pieces of
 * it; it waits a turn of the event loop if the pieces since the last turn took long enough.
 */
export function createGiveWay(elapsed = () => performance.now()): () => Promise<void> {
  let since = elapsed();
  return async () => {
    if (elapsed() - since < LONGEST_PIECE_MS) return;
    await setImmediate();
    since = elapsed();
  };
}
