/** A person's way to a password: the first one, or a new one. */
export type LinkPurpose = 'invite' | 'reset';

export interface AccountLink {
  readonly purpose: LinkPurpose;
  readonly userId: string;
  readonly expiresAt: Date;
}

/** Links that were given out and not used. Only the hash of a token is kept. */
export interface AccountLinkStore {
  /** Keeps a link. An earlier one of the same user and purpose is valid no more. */
  add(tokenHash: string, link: AccountLink, at: Date): Promise<void>;
  /** The link of a token, if it has not expired. It stays valid. */
  find(tokenHash: string, now: Date): Promise<AccountLink | undefined>;
  /**
   * Uses a link up. Of several calls at once, at any process, one gets it.
   *
   * @returns undefined if there is no such link or it has expired
   */
  take(tokenHash: string, now: Date): Promise<AccountLink | undefined>;
}
