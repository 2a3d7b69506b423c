import { useCallback, useSyncExternalStore } from 'react';

/** Whether a media query holds at the moment. */
export function useMediaQuery(query: string): boolean {
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
