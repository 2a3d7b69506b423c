import type { UserRow } from './user-row.ts';

/** A session as it is stored, with its user. It may be over. */
export interface SessionRecord {
  readonly id: string;
  /** When the user signed in. */
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly user: UserRow;
}

/** Reads and purges the sessions that better-auth writes. */
export interface SessionStore {
  /**
   * The sessions with these ids. An unknown id is left out. Costs one query, however many sessions are
   * asked about.
   */
  list(ids: readonly string[]): Promise<readonly SessionRecord[]>;
  /** Deletes sessions that expired before `expiredBefore` or whose sign-in was before `startedBefore`. */
  purge(limits: { readonly expiredBefore: Date; readonly startedBefore: Date }): Promise<void>;
}
