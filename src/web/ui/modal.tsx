import { useEffect, useRef, type ComponentProps } from 'react';
import { useFocusReturn } from './use-focus-return.ts';

// Without a transform: it would become what the popups inside are placed by.
const FRAME =
  'fixed m-0 max-w-none grid-cols-[minmax(0,1fr)] bg-raised text-ink shadow-dialog outline-none open:grid ' +
  'top-auto bottom-0 left-0 max-h-[85dvh] w-full rounded-t-xl ' +
  'sm:right-0 sm:bottom-auto sm:mx-auto sm:rounded-xl sm:border sm:border-line animate-fade backdrop:bg-scrim ';
const PADDED = `${FRAME} gap-4 overflow-y-auto p-5 pb-[max(1.25rem,env(safe-area-inset-bottom))] `;
const LOOKS = {
  usual: `${PADDED} sm:top-[22dvh] sm:max-h-[70dvh] sm:w-[26rem]`,
  /** Room for a form or for details. */
  wide: `${PADDED} sm:top-[7.5dvh] sm:w-[min(44rem,calc(100vw-2rem))]`,
  /** Only the frame, near the top. */
  bare: `${FRAME} overflow-hidden pb-[env(safe-area-inset-bottom)] sm:top-[14dvh] sm:w-[min(36rem,calc(100vw-2rem))]`,
} as const;

type ModalProps = Omit<ComponentProps<'dialog'>, 'open' | 'onClose'> & {
  look?: keyof typeof LOOKS;
  /** A person wants it gone: by Esc, or by a press beside it. */
  onDismiss: (by: 'escape' | 'outside') => void;
  /** The element that has the focus at first; the window itself if it is left out. */
  firstFocus?: () => HTMLElement | null;
};

/** The browser's own modal window: it keeps the focus inside and makes the page behind it inert. */
export function Modal({ look = 'usual', onDismiss, firstFocus, children, ...props }: ModalProps) {
  const element = useRef<HTMLDialogElement>(null);
  const dismiss = useRef(onDismiss);
  const first = useRef(firstFocus);
  useEffect(() => {
    dismiss.current = onDismiss;
    first.current = firstFocus;
  });
  const { remember, giveBack } = useFocusReturn();
  useEffect(() => {
    const dialog = element.current;
    if (!dialog) return;
    remember();
    dialog.showModal();
    (first.current?.() ?? dialog).focus();
    return () => {
      dialog.close();
      giveBack();
    };
  }, [remember, giveBack]);
  return (
    // The keyboard has Esc, which the browser turns into the cancel event.
    <dialog
      ref={element}
      tabIndex={-1}
      className={LOOKS[look]}
      onCancel={(event) => {
        event.preventDefault();
        dismiss.current('escape');
      }}
      onPointerDown={({ target, currentTarget, clientX, clientY }) => {
        if (target !== currentTarget) return;
        const { left, right, top, bottom } = currentTarget.getBoundingClientRect();
        const isInside = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
        if (!isInside) dismiss.current('outside');
      }}
      {...props}
    >
      {children}
    </dialog>
  );
}
