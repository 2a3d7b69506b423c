import type { Absence, ReminderTime } from './absence.ts';
import type { UserRow } from './user-row.ts';
import type { UserRole } from './user.ts';

/** A user with what the storage knows besides. */
export interface UserRecord extends UserRow {
  /** Whether a password is stored. Until then the person is invited and cannot sign in. */
  readonly hasPassword: boolean;
  readonly createdAt: Date;
  readonly lastSeenAt: Date | null;
  readonly language: string | null;
  readonly timeZone: string | null;
  /** Null: the usual time. */
  readonly reminder: ReminderTime | null;
  readonly absences: readonly Absence[];
}

/** What changes of a user; what is left out stays. */
export interface UserChange {
  readonly name?: string;
  readonly role?: UserRole;
  readonly disabled?: boolean;
  readonly language?: string | null;
  readonly timeZone?: string | null;
  readonly reminder?: ReminderTime | null;
  readonly absences?: readonly Absence[];
}

export type UserChangeResult =
  | { readonly kind: 'changed'; readonly user: UserRecord; readonly before: UserRecord }
  /** Nothing was changed: nobody would be left who can sign in as an admin. */
  | { readonly kind: 'last-admin' }
  | { readonly kind: 'unknown' };

/** Reads and changes the users that better-auth makes. An address is in lower case. */
export interface UserStore {
  findByEmail(email: string): Promise<UserRecord | undefined>;
  find(id: string): Promise<UserRecord | undefined>;
  /** All users, by name. */
  list(): Promise<readonly UserRecord[]>;
  /**
   * Whether an admin with a password exists. An admin who has none yet does not count, because nobody
   * can sign in as them.
   */
  hasAdmin(): Promise<boolean>;
  /**
   * Changes a user at one time with what follows from it: disabling also ends the person's sessions, with
   * sign-ins that wait for the second factor, and deletes their links. At least one admin who can sign in is left, also if several changes come at
   * once from several processes.
   */
  change(id: string, change: UserChange, at: Date): Promise<UserChangeResult>;
  /** The hash of a user's password; undefined if there is none. */
  passwordHash(id: string): Promise<string | undefined>;
  /**
   * Sets a password, deletes the person's links, ends their sessions but one, and ends sign-ins that wait
   * for the second factor, all at once. Wrong codes of the second factor are forgotten: whoever sent
   * them knew the password of before.
   *
   * @param keepSession the id of the session that goes on
   * @param usesLink the hash of the token of the link by which the person sets it. If several calls use one link at
   *   once, in any process, one sets its password. A call that fails before that leaves the link valid.
   * @returns how many sessions ended; undefined if there is no such user, or no such link of theirs
   */
  setPassword(
    id: string,
    hash: string,
    options: { readonly at: Date; readonly keepSession?: string; readonly usesLink?: string },
  ): Promise<number | undefined>;
  /**
   * Gives the first admin a password, by which a user with the role `admin` becomes one who can sign in. If several calls
   * run at once, in any process, one succeeds, and a call that comes later never does.
   *
   * @param id a user with the role `admin` and without a password
   * @returns false if there is an admin who can sign in
   */
  claimFirstAdmin(id: string, hash: string, at: Date): Promise<boolean>;
  /** Removes the second factor of a user. @returns whether there was one */
  removeTwoFactor(id: string, at: Date): Promise<boolean>;
}
