import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { Lead } from '../../contract/lead.ts';
import type { LeadFilters } from '../api/leads.ts';

/**
 * Keeps what a person reads where it is when leads come in above it; another search starts at its
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
