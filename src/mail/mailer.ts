import { createTransport } from 'nodemailer';
import { needsTls } from './needs-tls.ts';

/** A mail to one person. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** `sent` once the mail server has taken the mail; whether it arrives, nobody can know. */
export type MailOutcome = 'sent' | 'failed' | 'not-configured';

export interface Mailer {
  readonly isConfigured: boolean;
  /** Sends a mail. Takes 30 seconds at most, and never throws. */
  send(mail: Mail): Promise<MailOutcome>;
}

export interface MailerOptions {
  /** `smtp://user:password@host:587` or `smtps://…:465`; undefined: no mail can be sent. */
  readonly smtpUrl: string | undefined;
  /** The sender, such as `LeadRabbit <leads@example.com>`. */
  readonly from: string | undefined;
  /** Called with why a mail was not sent. The error may name addresses: keep it out of the log. */
  readonly onError: (error: unknown) => void;
}

const TIMEOUT_MS = 10_000;

export function createMailer({ smtpUrl, from, onError }: MailerOptions): Mailer {
  if (smtpUrl === undefined || from === undefined)
    return { isConfigured: false, send: async () => 'not-configured' };
  const transport = createTransport({
    url: smtpUrl,
    requireTLS: needsTls(new URL(smtpUrl)),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    isConfigured: true,
    send: async (mail) => {
      try {
        // So that holiday notices do not answer: RFC 3834, section 5.
        await transport.sendMail({
          ...mail,
          from,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return 'sent';
      } catch (error) {
        onError(error);
        return 'failed';
      }
    },
  };
}
