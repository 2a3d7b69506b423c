import { useLayoutEffect, useRef, type ComponentProps } from 'react';
import { createPortal } from 'react-dom';
import { placePopup, type Placement } from './place-popup.ts';

type PopupProps = ComponentProps<'div'> &
  Placement & {
    /** The element beside which it opens. */
    anchor: HTMLElement;
  };

/**
 * Where popups are put: inside the landmark or the dialog of their anchor, so that assistive
 * technology finds them there and a modal dialog does not make them inert.
 */
const POPUP_ROOTS = 'dialog, main, [data-popups]';

/** Something that floats beside an element for a while, such as the options of a select. */
export function Popup({ anchor, side, align, ...props }: PopupProps) {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = () => {
      const popup = element.current;
      if (!popup) return;
      const size = { width: popup.offsetWidth, height: popup.scrollHeight + 2 };
      const viewport = {
        width: document.documentElement.clientWidth,
        height: document.documentElement.clientHeight,
      };
      const at = placePopup(anchor.getBoundingClientRect(), size, viewport, { side, align });
      popup.style.left = `${at.left}px`;
      popup.style.top = `${at.top}px`;
      popup.style.maxHeight = `${at.maxHeight}px`;
    };
    place();
    window.addEventListener('resize', place);
    // Scrolling does not bubble, but it can be caught on its way down.
    window.addEventListener('scroll', place, { capture: true, passive: true });
    return () => {
      window.removeEventListener('resize', place);
      window.removeEventListener('scroll', place, { capture: true });
    };
  }, [anchor, side, align]);
  return createPortal(
    <div ref={element} data-popup="" {...props} />,
    anchor.closest(POPUP_ROOTS) ?? document.body,
  );
}
