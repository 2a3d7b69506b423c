import type { UserRow } from './user-row.ts';

/** A user with what the storage knows besides. */
export interface UserRecord extends UserRow {
  /** Whether a password is stored. Until then the creation of the account is not complete. */
  readonly hasPassword: boolean;
}

/** Reads the users that better-auth writes. */
export interface UserStore {
  /** @param email in lower case, as better-auth stores it */
  findByEmail(email: string): Promise<UserRecord | undefined>;
  /**
   * Whether an admin with a password exists. An admin whose creation a crash interrupted does not
   * count, because nobody can sign in as them.
   */
  hasAdmin(): Promise<boolean>;
}
