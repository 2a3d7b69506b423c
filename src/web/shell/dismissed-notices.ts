import { useSyncExternalStore } from 'react';

const STORAGE_KEY = 'leadrabbit-dismissed-notice';

const listeners = new Set<() => void>();
/** Stands in where storage is switched off. */
let kept: string | null = null;

function read(): string | null {
  try {
    return sessionStorage.getItem(STORAGE_KEY);
  } catch {
    return kept;
  }
}

function dismiss(notice: string): void {
  kept = notice;
  try {
    sessionStorage.setItem(STORAGE_KEY, notice);
  } catch {
    // It then comes back with the next page load.
  }
  for (const notify of listeners) notify();
}

function subscribe(notify: () => void): () => void {
  listeners.add(notify);
  return () => listeners.delete(notify);
}

/** Which notice was put away in this session, and how to put one away. */
export const useDismissedNotice = (): [string | null, (notice: string) => void] => [
  useSyncExternalStore(subscribe, read),
  dismiss,
];
