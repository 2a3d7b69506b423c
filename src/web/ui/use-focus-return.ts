import { useRef } from 'react';

/**
 * For a window that opens without a trigger of its own: the focus goes back to where it was, or
 * to the page's content where that is gone.
 */
export function useFocusReturn() {
  const before = useRef<Element>(null);
  return {
    /** Before the window takes the focus. */
    remember: () => {
      before.current = document.activeElement;
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      const element = before.current?.isConnected ? before.current : document.querySelector('main');
      if (element instanceof HTMLElement) element.focus({ preventScroll: true });
    },
  };
}
