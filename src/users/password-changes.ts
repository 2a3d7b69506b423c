import { AppError, notFound } from '../errors.ts';
import type { AccountLinks } from './account-links.ts';
import type { Passwords } from './passwords.ts';
import { refuseWeakPassword } from './password-policy.ts';
import { toUser } from './user-row.ts';
import type { UserStore } from './user-store.ts';
import type { Session, User } from './user.ts';

/**
 * All ways to set a password. Each one checks the password policy first. With the change it ends
 * the other sessions of the person and their open links.
 */
export interface PasswordChanges {
  /**
   * @returns how many other sessions ended
   * @throws the `wrong-current-password` error
   */
  change(
    session: Session,
    passwords: { readonly currentPassword: string; readonly newPassword: string },
  ): Promise<number>;
  /** Uses an invitation up. @throws the `link-over` error */
  acceptInvite(invite: {
    readonly token: string;
    readonly name?: string | undefined;
    readonly password: string;
  }): Promise<User>;
  /** Uses a link for a new password up. @throws the `link-over` error */
  reset(reset: { readonly token: string; readonly password: string }): Promise<User>;
  /** For the operator. @returns how many sessions ended. @throws `not-found` */
  set(userId: string, password: string): Promise<number>;
}

export interface PasswordChangesDependencies {
  readonly users: UserStore;
  readonly links: AccountLinks;
  readonly passwords: Passwords;
  readonly now: () => Date;
}

export function createPasswordChanges(dependencies: PasswordChangesDependencies): PasswordChanges {
  const { users, links, passwords, now } = dependencies;

  const store = async (
    userId: string,
    hash: string,
    more: { readonly keepSession?: string } = {},
  ) => {
    const ended = await users.setPassword(userId, hash, { at: now(), ...more });
    if (ended === undefined) throw notFound('user');
    return ended;
  };

  const takeLink = async (token: string, purpose: 'invite' | 'reset', password: string) => {
    refuseWeakPassword(password);
    // Checked before the slow hash, so that an invalid link costs little.
    await links.check(token, purpose);
    const hash = await passwords.hash(password);
    const { user, tokenHash } = await links.check(token, purpose);
    const ended = await users.setPassword(user.id, hash, { at: now(), usesLink: tokenHash });
    if (ended === undefined) throw new AppError('link-over', {});
    return user;
  };

  return {
    change: async (session, { currentPassword, newPassword }) => {
      refuseWeakPassword(newPassword);
      const hash = await users.passwordHash(session.user.id);
      const isRight =
        hash !== undefined && (await passwords.verify({ hash, password: currentPassword }));
      if (!isRight) throw new AppError('wrong-current-password', {});
      return store(session.user.id, await passwords.hash(newPassword), {
        keepSession: session.id,
      });
    },
    acceptInvite: async ({ token, name, password }) => {
      const user = await takeLink(token, 'invite', password);
      if (name === undefined || name === user.name) return toUser(user);
      await users.change(user.id, { name }, now());
      return toUser({ ...user, name });
    },
    reset: async ({ token, password }) => toUser(await takeLink(token, 'reset', password)),
    set: async (userId, password) => {
      refuseWeakPassword(password);
      return store(userId, await passwords.hash(password));
    },
  };
}
