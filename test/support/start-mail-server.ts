import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface MailServer {
  /** For SMTP_URL. */
  readonly url: string;
  /** What was taken so far. */
  readonly mails: ParsedMail[];
  /** From now on every mail is refused. */
  refuse(): void;
  close(): Promise<void>;
}

/** A real mail server on this machine that takes mail of one user and keeps it. */
export async function startMailServer(): Promise<MailServer> {
  const mails: ParsedMail[] = [];
  let isRefusing = false;
  const server = new SMTPServer({
    authOptional: false,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, done) => {
      if (username === 'leads@example.com' && password === 'p@ss:word')
        done(null, { user: username });
      else done(new Error('wrong user or password'));
    },
    onRcptTo: (_address, _session, done) =>
      done(
        isRefusing ? Object.assign(new Error('mailbox full'), { responseCode: 552 }) : undefined,
      ),
    onData: (stream, _session, done) => {
      simpleParser(stream, (error, mail) => {
        if (!error) mails.push(mail);
        done(error);
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return {
    url: `smtp://leads%40example.com:p%40ss%3Aword@127.0.0.1:${port}`,
    mails,
    refuse: () => {
      isRefusing = true;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  };
}
