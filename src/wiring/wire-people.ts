import type { CountStore } from '../limits/count-store.ts';
import { createSharedCounts } from '../limits/shared-counts.ts';
import { createMailer } from '../mail/mailer.ts';
import type { TeamParts } from '../http/server-parts.ts';
import { createAccountLinks } from '../users/account-links.ts';
import { openAccounts, type Accounts } from '../users/accounts.ts';
import { createForgotPassword } from '../users/forgot-password.ts';
import { createKnownDevices } from '../users/known-device.ts';
import { createOwnAccount } from '../users/own-account.ts';
import { createPasswordChanges } from '../users/password-changes.ts';
import { createPeople } from '../users/people.ts';
import { createSignInGuard } from '../users/sign-in-guard.ts';
import { createSignInSlowing } from '../users/sign-in-slowing.ts';
import { createUsedCodes } from '../users/used-codes.ts';
import type { AppContext } from './app-context.ts';
import { sessionSecretOf } from './secret-of.ts';

/** The users, and everything that protects their accounts. */
export interface PeopleParts {
  readonly accounts: Accounts;
  /** For limits that hold over all processes. */
  readonly counts: CountStore;
  readonly team: TeamParts;
}

export async function wirePeople(
  context: Pick<AppContext, 'config' | 'log' | 'storage' | 'passwords' | 'now'>,
): Promise<PeopleParts> {
  const { config, log, storage, passwords, now } = context;
  const { users, sessions } = storage;
  const secret = sessionSecretOf(config);
  const accounts = await openAccounts({
    storage,
    secret,
    url: config.url,
    secureCookies: config.secureCookies,
    passwords,
    now,
  });
  const links = createAccountLinks({ links: storage.accountLinks, users, url: config.url, now });
  const counts = createSharedCounts(storage.counts);
  const team = {
    links,
    people: createPeople({ users, accounts, links, now }),
    passwordChanges: createPasswordChanges({ users, links, passwords, now }),
    forgotPassword: createForgotPassword({ users, links, counts, now }),
    ownAccount: createOwnAccount({ users, sessions, now }),
    slowing: createSignInSlowing(counts, now),
    devices: createKnownDevices(secret),
    guardSignIn: createSignInGuard({ users, sessions, accounts }),
    usedCodes: createUsedCodes(counts, now),
    mailer: createMailer({ ...config.mail, onError: (error) => log.warn(mailFailure(error)) }),
  };
  return { accounts, counts, team };
}

/** The error text of a mail server may contain addresses, so only the kind of error is logged. */
function mailFailure(error: unknown) {
  const { code, responseCode } = Object(error) as { code?: unknown; responseCode?: unknown };
  return {
    msg: 'a mail could not be sent; check SMTP_URL and MAIL_FROM',
    code: typeof code === 'string' ? code : undefined,
    smtpStatus: typeof responseCode === 'number' ? responseCode : undefined,
  };
}
