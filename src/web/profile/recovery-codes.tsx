import { Download } from 'lucide-react';
import { useEffect, useId, useMemo } from 'react';
import { useProfileTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Modal } from '../ui/modal.tsx';

interface RecoveryCodesProps {
  codes: readonly string[];
  onClose: () => void;
}

/** The recovery codes. A press beside the window does not close it, because they are shown once. */
export function RecoveryCodes({ codes, onClose }: RecoveryCodesProps) {
  const { twoFactor: texts } = useProfileTexts();
  const id = useId();
  const text = codes.join('\n');
  const file = useMemo(
    () => URL.createObjectURL(new Blob([`${texts.fileTitle}\n\n${text}\n`])),
    [texts.fileTitle, text],
  );
  useEffect(() => () => URL.revokeObjectURL(file), [file]);
  return (
    <Modal
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onDismiss={(by) => by === 'escape' && onClose()}
    >
      <div className="grid gap-1.5">
        <h2 id={`${id}-title`} className="text-lg font-semibold">
          {texts.codesTitle}
        </h2>
        <p id={`${id}-text`} className="text-base text-pretty text-muted">
          {texts.codesText}
        </p>
      </div>
      <ul
        aria-label={texts.codesTitle}
        className="grid grid-cols-2 gap-x-4 gap-y-1 rounded-md border border-line bg-canvas p-3 font-mono text-sm"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center justify-end gap-2">
        <CopyButton text={text} label={texts.copyCodes} />
        <Button asChild>
          <a href={file} download="leadrabbit-recovery-codes.txt">
            <Download className="size-3.5" aria-hidden="true" />
            {texts.download}
          </a>
        </Button>
        <Button look="primary" onClick={onClose}>
          {texts.kept}
        </Button>
      </div>
    </Modal>
  );
}
