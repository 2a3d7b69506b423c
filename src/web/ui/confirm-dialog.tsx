import { useId, useRef, type ReactNode } from 'react';
import { useBasicTexts } from '../texts/use-texts.ts';
import { Button } from './button.tsx';
import { Modal } from './modal.tsx';

export interface ConfirmDialogProps {
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
export const ConfirmDialog = ({ isOpen, ...props }: ConfirmDialogProps) =>
  isOpen && <OpenConfirmDialog {...props} />;

function OpenConfirmDialog(props: Omit<ConfirmDialogProps, 'isOpen'>) {
  const { title, children, action, isDanger = false, isBusy = false, onConfirm, onCancel } = props;
  const { ui } = useBasicTexts();
  const id = useId();
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <Modal
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      firstFocus={() => cancel.current}
      onDismiss={(by) => {
        if (by === 'escape' && !isBusy) onCancel();
      }}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
        <h2 id={`${id}-title`} className="text-lg font-semibold">
          {title}
        </h2>
        <div
          id={`${id}-text`}
          className="grid grid-cols-[minmax(0,1fr)] gap-2 text-base text-muted"
        >
          {children}
        </div>
      </div>
      <div className="flex justify-end gap-2 pt-1">
        <Button ref={cancel} disabled={isBusy} onClick={onCancel}>
          {ui.cancel}
        </Button>
        <Button look={isDanger ? 'danger' : 'primary'} isBusy={isBusy} onClick={onConfirm}>
          {action}
        </Button>
      </div>
    </Modal>
  );
}
