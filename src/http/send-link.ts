import type { Mailer, MailOutcome } from '../mail/mailer.ts';
import { isLanguage, type Language } from '../texts/language.ts';
import { MAILS } from '../texts/mails.ts';
import type { MadeLink } from '../users/account-links.ts';

interface LinkToSend {
  readonly purpose: 'invite' | 'reset';
  readonly link: MadeLink;
  readonly to: { readonly name: string; readonly email: string; readonly language?: string | null };
  /** For a person who has chosen no language. */
  readonly fallback: Language;
}

/** Mails a link, if LeadRabbit can send mail. @returns what became of the mail */
export function sendLink(
  mailer: Mailer,
  { purpose, link, to, fallback }: LinkToSend,
): Promise<MailOutcome> {
  const mail = MAILS[isLanguage(to.language) ? to.language : fallback][purpose];
  const text = mail.text({ name: to.name, link: link.url });
  return mailer.send({ to: to.email, subject: mail.subject, text });
}
