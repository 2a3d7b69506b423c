import type { UserRow } from './user-row.ts';

/** A session as it is stored, with its user. It may be over. */
export interface SessionRecord {
  readonly id: string;
  /** When the user signed in. */
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly user: UserRow;
}

/** A session with its network address and device. It may be over. */
export interface SessionDetails extends Omit<SessionRecord, 'user'> {
  /** The network address of the sign-in. */
  readonly address: string | null;
  readonly userAgent: string | null;
  /** To the minute. */
  readonly lastUsedAt: Date;
}

/** Reads and ends the sessions that better-auth writes. */
export interface SessionStore {
  /**
   * The sessions with these ids. An unknown id is left out. Costs one query, however many sessions
   * are asked about.
   */
  list(ids: readonly string[]): Promise<readonly SessionRecord[]>;
  /** The sessions of a user, the last used one first. */
  listOf(userId: string): Promise<readonly SessionDetails[]>;
  /** Records a use of a session, and that its user was active. */
  noteUse(id: string, at: Date): Promise<void>;
  /** @returns whether this user had this session */
  end(userId: string, id: string): Promise<boolean>;
  /**
   * Ends the sessions of a user.
   *
   * @param keep the id of the session that stays
   * @returns how many ended
   */
  endAll(userId: string, keep?: string): Promise<number>;
  /** Ends the sign-ins of a user that wait for the second factor. */
  endPending(userId: string): Promise<void>;
  /**
   * Deletes sessions that expired before `expiredBefore` or whose sign-in was before
   * `startedBefore`.
   */
  purge(limits: { readonly expiredBefore: Date; readonly startedBefore: Date }): Promise<void>;
}
