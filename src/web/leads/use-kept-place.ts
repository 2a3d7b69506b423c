import { useLocation } from '@tanstack/react-router';
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { readPlace, storePlace } from './kept-places.ts';
import type { useLeadList } from './use-lead-list.ts';

/** Loading more rows than this takes too long. Then the list begins at the top. */
const MOST_ROWS = 10_000;

/** As many rows as a high screen shows; without them the list cannot scroll as far. */
const ROWS_BELOW = 40;

/** How long after a scroll the place is stored, in ms. */
const STORE_AFTER_MS = 150;

/** Scrolls to the place of the list at the time that this entry of the history was left, by a reload or another screen. */
export function useKeptPlace(
  scroller: RefObject<HTMLElement | null>,
  { query, leads }: Pick<ReturnType<typeof useLeadList>, 'query' | 'leads'>,
  height: number,
): void {
  const entry = useLocation({ select: ({ state }) => state.__TSR_key ?? '' });
  const [begun] = useState(() => ({ entry, row: readPlace(entry) }));
  const isDone = useRef(false);
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;

  const row = begun.entry === entry ? begun.row : 0;
  const isThere = leads.length > row + ROWS_BELOW || !hasNextPage || leads.length >= MOST_ROWS;
  const isComing = row > 0 && !isThere;
  const readsOn = isComing && !isFetching && !isFetchNextPageError;
  useEffect(() => {
    if (readsOn) void fetchNextPage();
  }, [readsOn, fetchNextPage]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (row === 0 || isComing || isDone.current || !element) return;
    isDone.current = true;
    // The person has scrolled already, so the list stays where it is.
    if (element.scrollTop === 0) element.scrollTop = row * height;
  }, [scroller, row, isComing, height]);

  useEffect(() => {
    const element = scroller.current;
    if (!element || isComing) return;
    const store = () => storePlace(entry, Math.round(element.scrollTop / height));
    let timer: number | undefined;
    const storeSoon = () => {
      clearTimeout(timer);
      timer = window.setTimeout(store, STORE_AFTER_MS);
    };
    // The list keeps its place while leads are opened and closed, each with an entry of its own.
    store();
    element.addEventListener('scroll', storeSoon, { passive: true });
    window.addEventListener('pagehide', store);
    return () => {
      clearTimeout(timer);
      element.removeEventListener('scroll', storeSoon);
      window.removeEventListener('pagehide', store);
    };
  }, [scroller, entry, isComing, height]);
}
