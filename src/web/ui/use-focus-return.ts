import { useCallback, useRef } from 'react';

/**
 * For a window above the page: when it closes, the element that had the focus gets it back, or the
 * content of the page if that element is gone.
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
