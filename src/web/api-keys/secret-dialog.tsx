import { useId, useRef } from 'react';
import { useAdminTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Modal } from '../ui/modal.tsx';

interface SecretDialogProps {
  name: string;
  secret: string;
  onClose: () => void;
}

/** The secret of a new key. A press beside the window does not close it, because it is shown once. */
export function SecretDialog({ name, secret, onClose }: SecretDialogProps) {
  const { secret: texts } = useAdminTexts().apiKeys;
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
          {texts.title(name)}
        </h2>
        <p id={`${id}-text`} className="text-base text-muted">
          {texts.text}
        </p>
      </div>
      <div className="flex items-center gap-1 rounded-md border border-field-line bg-canvas py-1 pr-1 pl-3">
        <input
          ref={field}
          readOnly
          aria-label={texts.label}
          className="min-w-0 flex-1 bg-transparent py-1 font-mono text-sm text-ink outline-none"
          value={secret}
          onFocus={({ target }) => {
            target.select();
            // Its beginning is what a person recognises it by.
            target.scrollLeft = 0;
          }}
        />
        <CopyButton text={secret} label={texts.copy} />
      </div>
      <p className="text-xs text-pretty text-muted">
        {texts.use}{' '}
        <code className="font-mono [overflow-wrap:anywhere]">Authorization: Bearer lr_…</code>
      </p>
      <div className="flex justify-end">
        <Button look="primary" onClick={onClose}>
          {texts.done}
        </Button>
      </div>
    </Modal>
  );
}
