import { useId, useRef } from 'react';
import type { LinkPurpose, MailOutcome, TeamUser } from '../../contract/user.ts';
import { useAdminTexts, useFormats } from '../texts/use-texts.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Modal } from '../ui/modal.tsx';

interface LinkDialogProps {
  purpose: LinkPurpose;
  person: Pick<TeamUser, 'name' | 'email'>;
  link: { readonly url: string; readonly expiresAt: string; readonly mail: MailOutcome };
  onClose: () => void;
}

/** A link, and what became of its mail. A press beside the window does not close it: it is shown once. */
export function LinkDialog({ purpose, person, link, onClose }: LinkDialogProps) {
  const texts = useAdminTexts().people.link;
  const { longMoment } = useFormats();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const title = purpose === 'invite' ? texts.inviteTitle : texts.resetTitle;
  return (
    <Modal
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      firstFocus={() => field.current}
      onDismiss={(by) => by === 'escape' && onClose()}
    >
      <div className="grid gap-1.5">
        <h2 id={`${id}-title`} className="text-lg font-semibold [overflow-wrap:anywhere]">
          {title(person.name)}
        </h2>
        <p id={`${id}-text`} className="text-base text-pretty text-muted">
          {texts.once} {texts.until(longMoment(link.expiresAt))}
        </p>
      </div>
      <div className="flex items-center gap-1 rounded-md border border-field-line bg-canvas py-1 pr-1 pl-3">
        <input
          ref={field}
          readOnly
          aria-label={texts.label}
          className="min-w-0 flex-1 bg-transparent py-1 text-sm text-ink outline-none"
          value={link.url}
          onFocus={({ target }) => target.select()}
        />
        <CopyButton text={link.url} label={texts.copy} />
      </div>
      <Alert tone={link.mail === 'sent' ? 'ok' : link.mail === 'failed' ? 'warn' : 'info'}>
        <p className="[overflow-wrap:anywhere]">{texts.mail[link.mail](person.email)}</p>
      </Alert>
      <div className="flex justify-end">
        <Button look="primary" onClick={onClose}>
          {texts.close}
        </Button>
      </div>
    </Modal>
  );
}
