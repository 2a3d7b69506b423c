import { useAdminTexts } from '../texts/use-texts.ts';
import { ShownOnceDialog } from '../ui/shown-once-dialog.tsx';

interface SecretDialogProps {
  name: string;
  secret: string;
  onClose: () => void;
}

/** The secret of a new key. */
export function SecretDialog({ name, secret, onClose }: SecretDialogProps) {
  const { secret: texts } = useAdminTexts().apiKeys;
  return (
    <ShownOnceDialog
      title={texts.title(name)}
      text={texts.text}
      value={secret}
      label={texts.label}
      copyLabel={texts.copy}
      isCode
      closeLabel={texts.done}
      onClose={onClose}
    >
      <p className="text-xs text-pretty text-muted">
        {texts.use}{' '}
        <code className="font-mono [overflow-wrap:anywhere]">Authorization: Bearer lr_…</code>
      </p>
    </ShownOnceDialog>
  );
}
