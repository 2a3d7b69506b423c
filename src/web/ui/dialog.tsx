import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { IconButton } from './icon-button.tsx';
import { useFocusReturn } from './use-focus-return.ts';

export const overlayLook = 'fixed inset-0 z-40 animate-fade bg-scrim';
const baseLook =
  'fixed z-50 grid max-h-[85dvh] gap-4 overflow-y-auto bg-raised p-5 shadow-dialog outline-none ' +
  'inset-x-0 bottom-0 rounded-t-xl pb-[max(1.25rem,env(safe-area-inset-bottom))] ' +
  'sm:inset-x-auto sm:bottom-auto sm:left-1/2 sm:-translate-x-1/2 ' +
  'sm:rounded-xl sm:border sm:border-line animate-fade';
export const dialogLook = `${baseLook} sm:top-[22dvh] sm:w-[26rem]`;
const wideLook = `${baseLook} sm:top-[7.5dvh] sm:w-[min(44rem,calc(100vw-2rem))]`;

interface DialogProps {
  title: string;
  isOpen: boolean;
  /** Room for a form or for details. */
  isWide?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** A window above the page; on a phone it stands at the bottom, within the thumb's reach. */
export function Dialog({ title, isOpen, isWide = false, onClose, children }: DialogProps) {
  const { remember, onCloseAutoFocus } = useFocusReturn();
  return (
    <Radix.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={overlayLook} />
        <Radix.Content
          className={isWide ? wideLook : dialogLook}
          aria-describedby={undefined}
          tabIndex={-1}
          // On the window itself: on its Close, the tooltip would show and swallow the first Esc.
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            remember();
            if (event.target instanceof HTMLElement) event.target.focus();
          }}
          onCloseAutoFocus={onCloseAutoFocus}
        >
          <div className="flex items-center justify-between">
            <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label="Close">
                <X className="size-4" />
              </IconButton>
            </Radix.Close>
          </div>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
