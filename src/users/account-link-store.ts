/** The purpose of a link: a first password, or a new one. */
export type LinkPurpose = 'invite' | 'reset';

export interface AccountLink {
  readonly purpose: LinkPurpose;
  readonly userId: string;
  readonly expiresAt: Date;
}

/** Stores links that were made and not used. Only the hash of a token is stored. `UserStore.setPassword` uses one up. */
export interface AccountLinkStore {
  /** Stores a link. An earlier link of the same user and purpose becomes invalid. */
  add(tokenHash: string, link: AccountLink, at: Date): Promise<void>;
  /** The link of a token, if it has not expired. It stays valid. */
  find(tokenHash: string, now: Date): Promise<AccountLink | undefined>;
  /** Whether a user has a link of this purpose that was not used and has not expired. */
  isOpen(userId: string, purpose: LinkPurpose, now: Date): Promise<boolean>;
}
