import { useSyncExternalStore } from 'react';

const STORAGE_KEY = 'leadrabbit-dismissed-notices';

/** Older ones are forgotten; what they were about is long over. */
const MOST_KEPT = 50;

const listeners = new Set<() => void>();
/** Stands in if storage is switched off. */
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
    // The notice then comes back with the next page load.
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
