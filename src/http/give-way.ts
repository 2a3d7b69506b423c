import { setImmediate } from 'node:timers/promises';

/** How long one piece of work may block the event loop, in ms. */
const LONGEST_PIECE_MS = 10;

/**
 * Lets the server answer other requests during long work. Call it between small pieces of the work.
 * It waits for the next turn of the event loop if the pieces since the last turn took long enough.
 */
export function createGiveWay(elapsed = () => performance.now()): () => Promise<void> {
  let since = elapsed();
  return async () => {
    if (elapsed() - since < LONGEST_PIECE_MS) return;
    await setImmediate();
    since = elapsed();
  };
}
