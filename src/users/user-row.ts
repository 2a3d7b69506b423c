import type { User, UserRole } from './user.ts';

/** A user as better-auth keeps one. */
export interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role?: string | string[] | null | undefined;
  /** An admin has disabled the account, for good or until `banExpires`. */
  readonly banned?: boolean | null | undefined;
  readonly banExpires?: Date | null | undefined;
  readonly twoFactorEnabled?: boolean | null | undefined;
}

export const toRole = ({ role }: Pick<UserRow, 'role'>): UserRole =>
  role === 'admin' ? 'admin' : 'user';

/** better-auth itself refuses only the next sign-in of a disabled user, not the sessions there are. */
export const isDisabled = (
  { banned, banExpires }: Pick<UserRow, 'banned' | 'banExpires'>,
  now: Date,
): boolean => banned === true && (!banExpires || banExpires > now);

export const toUser = (row: UserRow): User => ({
  id: row.id,
  name: row.name,
  email: row.email,
  role: toRole(row),
  twoFactor: row.twoFactorEnabled === true,
});
