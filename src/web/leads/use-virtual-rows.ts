import { useLayoutEffect, useState, type RefObject } from 'react';

interface VirtualRowsOptions {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly count: number;
  /** The height of each row, in px. */
  readonly height: number;
  /** The height of what stays above the rows inside the scroller, in px. */
  readonly headHeight: number;
}

interface View {
  readonly top: number;
  readonly height: number;
}

/** Rows above and below the screen, so that a fast scroll shows no gap. */
const OVERSCAN = 12;

/** Finds the rows of equal height that are on the screen or near it. The others need no elements. */
export function useVirtualRows({ scroller, count, height, headHeight }: VirtualRowsOptions) {
  // Before the first measurement, the height of the window.
  const [view, setView] = useState<View>({ top: 0, height: window.innerHeight });
  const isThere = count > 0;
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || !isThere) return;
    const measure = () => {
      const { scrollTop: top, clientHeight } = element;
      setView((known) =>
        known.top === top && known.height === clientHeight ? known : { top, height: clientHeight },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [scroller, isThere]);

  const first = Math.max(0, Math.floor((view.top - headHeight) / height) - OVERSCAN);
  const end = Math.min(count, Math.ceil((view.top + view.height) / height) + OVERSCAN);

  /** Scrolls as little as possible to show the row below the head. */
  const scrollToRow = (index: number) => {
    const element = scroller.current;
    if (!element) return;
    const top = index * height;
    const { scrollTop, clientHeight } = element;
    if (top < scrollTop) element.scrollTop = top;
    else if (top + height > scrollTop + clientHeight - headHeight)
      element.scrollTop = top + height - clientHeight + headHeight;
  };
  return { first, end, totalHeight: count * height, scrollToRow };
}
