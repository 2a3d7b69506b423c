import { AlertDialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { dialogLook, overlayLook } from './dialog.tsx';
import { useFocusReturn } from './use-focus-return.ts';

interface ConfirmDialogProps {
  isOpen: boolean;
  title: string;
  /** What will happen. */
  children: ReactNode;
  /** The verb of the button that does it. */
  action: string;
  isDanger?: boolean;
  isBusy?: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Asks before something happens that others will notice. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, title, children, action, isDanger = false, isBusy = false } = props;
  const { remember, onCloseAutoFocus } = useFocusReturn();
  return (
    <Radix.Root open={isOpen} onOpenChange={(open) => !open && !isBusy && props.onCancel()}>
      <Radix.Portal>
        <Radix.Overlay className={overlayLook} />
        <Radix.Content
          className={dialogLook}
          onOpenAutoFocus={remember}
          onCloseAutoFocus={onCloseAutoFocus}
        >
          <div className="grid gap-1.5">
            <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
            <Radix.Description asChild>
              <div className="grid gap-2 text-base text-muted">{children}</div>
            </Radix.Description>
          </div>
          <div className="flex justify-end gap-2 pt-1">
            <Radix.Cancel asChild>
              <Button disabled={isBusy}>Cancel</Button>
            </Radix.Cancel>
            <Button
              look={isDanger ? 'danger' : 'primary'}
              isBusy={isBusy}
              onClick={props.onConfirm}
            >
              {action}
            </Button>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
