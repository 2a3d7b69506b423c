import { useSyncExternalStore } from 'react';

/** Often enough for "just now" to become "1 min ago" in time. */
const TICK_MS = 15_000;

const listeners = new Set<() => void>();
let now = new Date();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  now = new Date();
  for (const notify of listeners) notify();
}

function subscribe(notify: () => void): () => void {
  if (listeners.size === 0) {
    now = new Date();
    timer = setInterval(tick, TICK_MS);
    // Browsers slow the timers of hidden tabs down.
    document.addEventListener('visibilitychange', tick);
  }
  listeners.add(notify);
  return () => {
    listeners.delete(notify);
    if (listeners.size > 0) return;
    clearInterval(timer);
    document.removeEventListener('visibilitychange', tick);
  };
}

/** The present, one clock for all times on the screen. */
export const useNow = (): Date => useSyncExternalStore(subscribe, () => now);
