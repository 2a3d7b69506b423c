import { AppError } from '../errors.ts';
import type { Auth } from './create-auth.ts';
import type { Passwords } from './passwords.ts';
import type { UserStore } from './user-store.ts';
import type { NewUser, User } from './user.ts';

export interface FirstAdminParts {
  readonly adapter: Pick<
    Awaited<Auth['$context']>['internalAdapter'],
    'createUser' | 'updateUser' | 'deleteUser'
  >;
  readonly users: Pick<UserStore, 'findByEmail' | 'claimFirstAdmin'>;
  readonly passwords: Pick<Passwords, 'hash'>;
  readonly now: () => Date;
}

/**
 * Makes the first admin. The last step is the claim: until then nobody can sign in.
 *
 * @returns undefined if there is an admin who can sign in
 */
export type CreateFirstAdmin = (user: Omit<NewUser, 'role'>) => Promise<User | undefined>;

/** See `Accounts.createFirstAdmin`. */
export function createFirstAdmin({
  adapter,
  users,
  passwords,
  now,
}: FirstAdminParts): CreateFirstAdmin {
  const role = 'admin' as const;

  /** @returns whether this call has made the user */
  const prepareUser = async (name: string, email: string) => {
    const found = await users.findByEmail(email);
    if (found) {
      if (found.hasPassword && found.role !== role) throw new AppError('account-exists', {});
      if (!found.hasPassword) await adapter.updateUser(found.id, { name, role });
      return { id: found.id, isMine: false };
    }
    const user = { name, email, role, emailVerified: false };
    try {
      const { id } = await adapter.createUser(user, { method: 'admin' });
      return { id, isMine: true };
    } catch (error) {
      // Another process may have made it at the same moment.
      const other = await users.findByEmail(email);
      if (!other) throw error;
      return { id: other.id, isMine: false };
    }
  };

  const removeUnused = async (email: string) => {
    const user = await users.findByEmail(email);
    if (user && !user.hasPassword) await adapter.deleteUser(user.id);
  };

  return async ({ name, email: given, password }) => {
    const email = given.toLowerCase();
    const hash = await passwords.hash(password);
    const { id, isMine } = await prepareUser(name, email);
    if (await users.claimFirstAdmin(id, hash, now()))
      return { id, name, email, role, twoFactor: false };
    if (isMine) await removeUnused(email);
    return undefined;
  };
}
