/** The purpose of a link: a first password, or a new one. */
export type LinkPurpose = 'invite' | 'reset';

export interface AccountLink {
  readonly purpose: LinkPurpose;
  readonly userId: string;
  readonly expiresAt: Date;
}

/** Stores links that were made and not used. Only the hash of a token is stored. */
export interface AccountLinkStore {
  /** Stores a link. An earlier link of the same user and purpose becomes invalid. */
  add(tokenHash: string, link: AccountLink, at: Date): Promise<void>;
  /** The link of a token, if it has not expired. It stays valid. */
  find(tokenHash: string, now: Date): Promise<AccountLink | undefined>;
  /**
   * Uses a link up. If several calls run at once, in any process, only one gets it.
   *
   * @returns undefined if there is no such link or it has expired
   */
  take(tokenHash: string, now: Date): Promise<AccountLink | undefined>;
}
