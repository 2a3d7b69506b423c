import type { LinkPurpose, MailOutcome, TeamUser } from '../../contract/user.ts';
import { useAdminTexts, useFormats } from '../texts/use-texts.ts';
import { Alert } from '../ui/alert.tsx';
import { ShownOnceDialog } from '../ui/shown-once-dialog.tsx';

interface LinkDialogProps {
  purpose: LinkPurpose;
  person: Pick<TeamUser, 'name' | 'email'>;
  link: { readonly url: string; readonly expiresAt: string; readonly mail: MailOutcome };
  onClose: () => void;
}

/** A new link, and what became of its mail. */
export function LinkDialog({ purpose, person, link, onClose }: LinkDialogProps) {
  const texts = useAdminTexts().people.link;
  const { longMoment } = useFormats();
  const title = purpose === 'invite' ? texts.inviteTitle : texts.resetTitle;
  return (
    <ShownOnceDialog
      title={title(person.name)}
      text={`${texts.once} ${texts.until(longMoment(link.expiresAt))}`}
      value={link.url}
      label={texts.label}
      copyLabel={texts.copy}
      closeLabel={texts.close}
      onClose={onClose}
    >
      <Alert tone={link.mail === 'sent' ? 'ok' : link.mail === 'failed' ? 'warn' : 'info'}>
        <p className="[overflow-wrap:anywhere]">{texts.mail[link.mail](person.email)}</p>
      </Alert>
    </ShownOnceDialog>
  );
}
