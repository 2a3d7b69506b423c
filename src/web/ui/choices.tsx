import { useEffect, useRef, type ComponentProps, type KeyboardEvent } from 'react';
import { moveFocus } from './move-focus.ts';
import { Popup } from './popup.tsx';

export const popupLook =
  'fixed z-50 min-w-44 animate-rise overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-pop outline-none';
export const choiceLook =
  'flex h-8 w-full items-center gap-2 rounded-md px-2 text-left text-sm text-ink outline-none select-none ' +
  'focus:bg-hover pointer-coarse:h-10';

type ChoicesProps = ComponentProps<typeof Popup> & {
  /** Called when a person leaves it: by Esc, Tab, or a press outside. */
  onClose: () => void;
};

/**
 * A popup to choose from, by arrow keys, first letters or the pointer. The items carry
 * `data-choice`; the one with `data-first-focus` has the focus at first, else the first of all.
 */
export function Choices({ onClose, anchor, children, ...props }: ChoicesProps) {
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    const press = ({ target }: PointerEvent) => {
      if (!(target instanceof Element)) return;
      // A press on the anchor closes it by the anchor's own click.
      if (target.closest('[data-popup]') === null && !anchor.contains(target)) close.current();
    };
    document.addEventListener('pointerdown', press);
    return () => document.removeEventListener('pointerdown', press);
  }, [anchor]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape' || event.key === 'Tab') {
      // Tab continues from the anchor. The popup may be at the end of the document.
      if (event.key === 'Escape') event.preventDefault();
      anchor.focus();
      onClose();
    } else if (moveFocus(event, '[data-choice]')) event.preventDefault();
  };
  return (
    <Popup anchor={anchor} className={popupLook} onKeyDown={onKeyDown} {...props}>
      <FirstFocus />
      {children}
    </Popup>
  );
}

/** Puts the focus on a choice once the popup has its place. */
function FirstFocus() {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const choices = mark.current?.parentElement;
    const first =
      choices?.querySelector<HTMLElement>('[data-first-focus]') ??
      choices?.querySelector<HTMLElement>('[data-choice]');
    first?.focus();
  }, []);
  return <span ref={mark} hidden />;
}
