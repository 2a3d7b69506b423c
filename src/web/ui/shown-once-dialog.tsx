import clsx from 'clsx';
import { useId, useRef, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { CopyButton } from './copy-button.tsx';
import { Modal } from './modal.tsx';

interface ShownOnceDialogProps {
  title: string;
  text: string;
  /** What is shown, its accessible name, and the name of the button that copies it. */
  value: string;
  label: string;
  copyLabel: string;
  isCode?: boolean;
  /** What else is worth knowing. */
  children: ReactNode;
  closeLabel: string;
  onClose: () => void;
}

/** A secret or a link that is in no other answer. A press beside the window does not close it. */
export function ShownOnceDialog(props: ShownOnceDialogProps) {
  const { title, text, value, label, copyLabel, isCode = false, children } = props;
  const { closeLabel, onClose } = props;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  return (
    <Modal
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      firstFocus={() => field.current}
      onDismiss={(by) => by === 'escape' && onClose()}
    >
      <div className="grid gap-1.5">
        <h2 id={`${id}-title`} className="text-lg font-semibold [overflow-wrap:anywhere]">
          {title}
        </h2>
        <p id={`${id}-text`} className="text-base text-pretty text-muted">
          {text}
        </p>
      </div>
      <div className="flex items-center gap-1 rounded-md border border-field-line bg-canvas py-1 pr-1 pl-3">
        <input
          ref={field}
          readOnly
          aria-label={label}
          className={clsx(
            'min-w-0 flex-1 bg-transparent py-1 text-sm text-ink outline-none',
            isCode && 'font-mono',
          )}
          value={value}
          onFocus={({ target }) => {
            target.select();
            // Its beginning is what a person recognises it by.
            target.scrollLeft = 0;
          }}
        />
        <CopyButton text={value} label={copyLabel} />
      </div>
      {children}
      <div className="flex justify-end">
        <Button look="primary" onClick={onClose}>
          {closeLabel}
        </Button>
      </div>
    </Modal>
  );
}
