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

const PHONE = '(max-width: 767px)';

/** A narrow screen: one thing at a time, cards instead of tables. */
export const useIsPhone = (): boolean => useMediaQuery(PHONE);

/** The same outside a component, to load code in time. */
export const isPhoneNow = (): boolean => window.matchMedia(PHONE).matches;

/** The navigation beside the screen has room for names and lists. */
export const useHasSidebar = (): boolean => useMediaQuery('(min-width: 80rem)');

/** Too narrow for the list and an open lead side by side: the lead covers the list. */
export const usePanelCovers = (): boolean => useMediaQuery('(max-width: 1099px)');

/** Room for the names of all places in the sidebar. */
export const useIsWide = (): boolean => useMediaQuery('(min-width: 1280px)');
