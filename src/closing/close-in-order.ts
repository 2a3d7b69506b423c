import { setTimeout as sleep } from 'node:timers/promises';

/** How long running calls to Meta may take to end by themselves, in ms. */
const CALLS_MS = 3_000;

/** How long all parts may take to stop, in ms. Docker ends a process after ten seconds. */
const PARTS_MS = 7_000;

export interface CloseInOrder {
  /** Tells every part to stop, all at the same time. Called once. */
  readonly stop: () => readonly Promise<unknown>[];
  /** Ends the calls to Meta that are still running. */
  readonly endCalls: () => void;
  /** Closes what the parts use. Called even if a part did not stop in time. */
  readonly finish: () => Promise<void>;
  /** A part failed to stop, or did not stop in time. */
  readonly onError: (error: unknown) => void;
  readonly callsMs?: number;
  readonly partsMs?: number;
}

/** Stops all parts, then closes the database. Never takes longer than some seconds. */
export async function closeInOrder({
  stop,
  endCalls,
  finish,
  onError,
  callsMs = CALLS_MS,
  partsMs = PARTS_MS,
}: CloseInOrder): Promise<void> {
  const timer = setTimeout(endCalls, callsMs);
  const patience = new AbortController();
  const stopped = Promise.all(stop().map((part) => part.catch(onError)));
  const tooLong = sleep(partsMs, 'too long', { signal: patience.signal }).catch(() => undefined);
  if ((await Promise.race([stopped, tooLong])) === 'too long')
    onError(new Error('Not every part has stopped in time.'));
  clearTimeout(timer);
  patience.abort();
  await finish();
}
