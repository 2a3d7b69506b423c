import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import type { Lead } from '../../contract/lead.ts';

/**
 * When the row that has the focus leaves the list, as after a status change under a filter, the row
 * that takes its place gets the focus. Otherwise a keyboard user would start at the page's top.
 */
export function useListFocus(
  scroller: RefObject<HTMLElement | null>,
  leads: readonly Lead[],
): void {
  const focused = useRef<{ id: string; index: number }>(undefined);
  const known = useRef(leads);
  useEffect(() => {
    const element = scroller.current;
    const onFocusIn = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return;
      // A popup of the row counts as the row.
      if (target.closest('[data-popup]')) return;
      const row = element?.contains(target) ? target.closest('[data-lead]') : null;
      const id = row?.getAttribute('data-lead');
      const index = known.current.findIndex(({ _id }) => _id === id);
      focused.current = typeof id === 'string' ? { id, index } : undefined;
    };
    document.addEventListener('focusin', onFocusIn);
    return () => document.removeEventListener('focusin', onFocusIn);
  }, [scroller]);

  useLayoutEffect(() => {
    known.current = leads;
    const before = focused.current;
    if (!before) return;
    const index = leads.findIndex(({ _id }) => _id === before.id);
    if (index >= 0) {
      focused.current = { id: before.id, index };
      return;
    }
    focused.current = undefined;
    if (document.activeElement !== document.body) return;
    const heir = leads[Math.min(before.index, leads.length - 1)];
    if (!heir) return;
    scroller.current
      ?.querySelector<HTMLElement>(`[data-row="${CSS.escape(heir._id)}"]`)
      ?.focus({ preventScroll: true });
  }, [scroller, leads]);
}
