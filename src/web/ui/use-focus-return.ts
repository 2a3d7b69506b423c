import { useCallback, useRef } from 'react';

/**
 * For a window that opens above the page: the focus goes back to where it was, or to the page's
 * content if that is gone.
 */
export function useFocusReturn() {
  const before = useRef<Element>(null);
  /** Called before the window takes the focus. */
  const remember = useCallback(() => {
    before.current = document.activeElement;
  }, []);
  const giveBack = useCallback(() => {
    const element = before.current?.isConnected ? before.current : document.querySelector('main');
    if (element instanceof HTMLElement) element.focus({ preventScroll: true });
  }, []);
  return { remember, giveBack };
}
