import type { Accounts } from './accounts.ts';
import type { SessionStore } from './session-store.ts';
import type { UserStore } from './user-store.ts';

/**
 * Signs a person in. Checking a password takes some time, and the password may be changed in that
 * time. A session that was opened with the old password must then end.
 *
 * @param userId undefined if nobody has the address
 * @param signIn asks better-auth
 * @returns undefined if the password was changed during the sign-in. Then the sign-in is undone.
 */
export type SignInGuard = (
  userId: string | undefined,
  signIn: () => Promise<Response>,
) => Promise<Response | undefined>;

export interface SignInGuardDependencies {
  readonly users: Pick<UserStore, 'passwordHash'>;
  readonly sessions: Pick<SessionStore, 'end' | 'endPending'>;
  readonly accounts: Pick<Accounts, 'findSession'>;
}

export function createSignInGuard(dependencies: SignInGuardDependencies): SignInGuard {
  const { users, sessions, accounts } = dependencies;
  return async (userId, signIn) => {
    if (userId === undefined) return signIn();
    const before = await users.passwordHash(userId);
    const answer = await signIn();
    // A change after this point ends the session of this sign-in.
    if (!answer.ok || (await users.passwordHash(userId)) === before) return answer;
    const cookie = answer.headers
      .getSetCookie()
      .map((line) => line.split(';', 1)[0])
      .join('; ');
    const opened = await accounts.findSession(new Headers({ cookie }), { renew: false });
    if (opened) await sessions.end(userId, opened.session.id);
    await sessions.endPending(userId);
    return undefined;
  };
}
