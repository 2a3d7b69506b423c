import type { AccountLinks, MadeLink } from './account-links.ts';
import { isDisabled } from './user-row.ts';
import type { UserRecord, UserStore } from './user-store.ts';

/** A person gets at most one mail in this time, in ms, whoever asks for it. */
const PAUSE_MS = 60_000;

/** Addresses whose last mail is remembered; the oldest are forgotten first. */
const MOST_REMEMBERED = 1_000;

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
  readonly now: () => Date;
  /** A clock in ms that cannot be set, such as `performance.now`. */
  readonly elapsed: () => number;
}

export function createForgotPassword(dependencies: ForgotPasswordDependencies): ForgotPassword {
  const { users, links, now, elapsed } = dependencies;
  const lastAt = new Map<string, number>();
  return async (email) => {
    const user = await users.findByEmail(email.toLowerCase());
    if (!user?.hasPassword || isDisabled(user, now())) return undefined;
    if (elapsed() - (lastAt.get(user.id) ?? -PAUSE_MS) < PAUSE_MS) return undefined;
    lastAt.delete(user.id);
    lastAt.set(user.id, elapsed());
    const [oldest] = lastAt.keys();
    if (lastAt.size > MOST_REMEMBERED && oldest !== undefined) lastAt.delete(oldest);
    return { to: user, link: await links.make(user.id, 'reset') };
  };
}
