import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { Lead } from '../../contract/lead.ts';
import type { LeadFilters } from '../api/leads.ts';

/**
 * Keeps the rows on the screen in their place when leads come in above them. A new search starts at the
 * top.
 */
export function useSteadyScroll(
  scroller: RefObject<HTMLElement | null>,
  leads: readonly Lead[],
  height: number,
  filters: LeadFilters,
): void {
  const before = useRef({ leads, filters });
  useLayoutEffect(() => {
    const element = scroller.current;
    const previous = before.current;
    before.current = { leads, filters };
    if (!element) return;
    if (previous.filters !== filters) {
      element.scrollTop = 0;
      return;
    }
    const index = Math.floor(element.scrollTop / height);
    const anchor = previous.leads[index];
    if (index === 0 || !anchor || previous.leads === leads) return;
    const moved = leads.findIndex(({ _id }) => _id === anchor._id) - index;
    if (moved > -index && moved !== 0) element.scrollTop += moved * height;
  }, [scroller, leads, height, filters]);
}
