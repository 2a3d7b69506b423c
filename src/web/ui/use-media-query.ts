import { useCallback, useSyncExternalStore } from 'react';

/** Whether a media query holds at the moment. */
function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (notify: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', notify);
      return () => list.removeEventListener('change', notify);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}

/** A narrow screen: one thing at a time, cards instead of tables. */
export const useIsPhone = (): boolean => useMediaQuery('(max-width: 767px)');

/** Too narrow for the list and an open lead side by side: the lead covers the list. */
export const usePanelCovers = (): boolean => useMediaQuery('(max-width: 1099px)');
