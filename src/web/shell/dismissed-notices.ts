import { useSyncExternalStore } from 'react';

const STORAGE_KEY = 'leadrabbit-dismissed-notices';

/** Older ones are dropped, because their problems are over. */
const MOST_KEPT = 50;

const listeners = new Set<() => void>();
/** Used if the browser does not let us store anything. */
let kept = '';

function read(): string {
  try {
    return sessionStorage.getItem(STORAGE_KEY) ?? '';
  } catch {
    return kept;
  }
}

function dismiss(id: string): void {
  const ids = [...read().split('\n'), id].slice(-MOST_KEPT).join('\n');
  kept = ids;
  try {
    sessionStorage.setItem(STORAGE_KEY, ids);
  } catch {
    // The notice comes back when the page is loaded again.
  }
  for (const notify of listeners) notify();
}

function subscribe(notify: () => void): () => void {
  listeners.add(notify);
  return () => listeners.delete(notify);
}

/** Whether a notice was dismissed in this session, and how to dismiss it. */
export const useDismissedNotices = (id: string) => ({
  isDismissed: useSyncExternalStore(subscribe, read).split('\n').includes(id),
  dismiss: () => dismiss(id),
});
