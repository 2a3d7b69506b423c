import type { CountStore } from '../limits/count-store.ts';
import type { AccountLinks, MadeLink } from './account-links.ts';
import { isDisabled } from './user-row.ts';
import type { UserRecord, UserStore } from './user-store.ts';

/** A person gets at most one mail in this time, in ms, whoever asks for it, at any process. */
const PAUSE_MS = 60_000;

/**
 * Makes a link for a new password. Anybody may ask for it.
 *
 * @returns undefined if nobody with this address can sign in, or a link was made a moment ago
 */
export type ForgotPassword = (
  email: string,
) => Promise<{ readonly to: UserRecord; readonly link: MadeLink } | undefined>;

export interface ForgotPasswordDependencies {
  readonly users: Pick<UserStore, 'findByEmail'>;
  readonly links: Pick<AccountLinks, 'make'>;
  readonly counts: Pick<CountStore, 'add'>;
  readonly now: () => Date;
}

export function createForgotPassword(dependencies: ForgotPasswordDependencies): ForgotPassword {
  const { users, links, counts, now } = dependencies;
  return async (email) => {
    const user = await users.findByEmail(email.toLowerCase());
    if (!user?.hasPassword || isDisabled(user, now())) return undefined;
    const time = { now: now(), lastsMs: PAUSE_MS };
    const { count } = await counts.add(`password mail ${user.id}`, 1, time);
    return count > 1 ? undefined : { to: user, link: await links.make(user.id, 'reset') };
  };
}
