import { createHash, randomBytes } from 'node:crypto';
import { AppError } from '../errors.ts';
import type { AccountLinkStore, LinkPurpose } from './account-link-store.ts';
import type { UserRecord, UserStore } from './user-store.ts';
import { isDisabled } from './user-row.ts';

/** How long a link is valid, in ms. */
export const LINK_LASTS_MS: Readonly<Record<LinkPurpose, number>> = {
  invite: 7 * 86_400_000,
  reset: 60 * 60_000,
};

const TOKEN_BYTES = 32;

/** A link that was just made. It is shown once: only the hash of its token is kept. */
export interface MadeLink {
  readonly url: string;
  readonly expiresAt: Date;
}

/** Links by which a person chooses a password without knowing an earlier one. */
export interface AccountLinks {
  /** Makes a link. An earlier link of the same person and purpose becomes invalid. */
  make(userId: string, purpose: LinkPurpose): Promise<MadeLink>;
  /** Whether the person has a link of this purpose that was not used and has not expired. */
  isOpen(userId: string, purpose: LinkPurpose): Promise<boolean>;
  /**
   * Finds the person that a link is for. The link stays valid.
   *
   * @throws the `link-over` error if it is unknown, expired or used up
   */
  check(token: string, purpose: LinkPurpose): Promise<CheckedLink>;
}

export interface CheckedLink {
  readonly user: UserRecord;
  readonly expiresAt: Date;
  /** By which the storage knows the link. */
  readonly tokenHash: string;
}

export interface AccountLinksDependencies {
  readonly links: AccountLinkStore;
  readonly users: Pick<UserStore, 'find'>;
  /** The address of LeadRabbit. The host of a request is never used. */
  readonly url: string;
  readonly now: () => Date;
}

export function createAccountLinks(dependencies: AccountLinksDependencies): AccountLinks {
  const { links, users, url, now } = dependencies;

  return {
    make: async (userId, purpose) => {
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const at = now();
      const expiresAt = new Date(at.getTime() + LINK_LASTS_MS[purpose]);
      await links.add(hashOf(token), { purpose, userId, expiresAt }, at);
      return { url: `${url}/${purpose}/${token}`, expiresAt };
    },
    isOpen: (userId, purpose) => links.isOpen(userId, purpose, now()),
    check: async (token, purpose) => {
      const tokenHash = hashOf(token);
      const link = await links.find(tokenHash, now());
      const user = link?.purpose === purpose ? await users.find(link.userId) : undefined;
      const isUsable =
        user && !isDisabled(user, now()) && user.hasPassword === (purpose === 'reset');
      if (!link || !isUsable) throw new AppError('link-over', {});
      return { user, expiresAt: link.expiresAt, tokenHash };
    },
  };
}

/** A token is random, so its hash needs no salt. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
