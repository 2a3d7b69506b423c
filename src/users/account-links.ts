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
  /**
   * Finds the person that a link is for. The link stays valid.
   *
   * @throws the `link-over` error if it is unknown, expired or used up
   */
  check(token: string, purpose: LinkPurpose): Promise<{ user: UserRecord; expiresAt: Date }>;
  /**
   * Uses a link up. If several calls run at once, only one succeeds.
   *
   * @throws the `link-over` error
   */
  take(token: string, purpose: LinkPurpose): Promise<UserRecord>;
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

  const personOf = async (
    link: Awaited<ReturnType<AccountLinkStore['find']>>,
    wanted: LinkPurpose,
  ) => {
    const user = link?.purpose === wanted ? await users.find(link.userId) : undefined;
    const isUsable = user && !isDisabled(user, now()) && user.hasPassword === (wanted === 'reset');
    if (!link || !isUsable) throw new AppError('link-over', {});
    return { user, expiresAt: link.expiresAt };
  };

  return {
    make: async (userId, purpose) => {
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const at = now();
      const expiresAt = new Date(at.getTime() + LINK_LASTS_MS[purpose]);
      await links.add(hashOf(token), { purpose, userId, expiresAt }, at);
      return { url: `${url}/${purpose}/${token}`, expiresAt };
    },
    check: async (token, purpose) => personOf(await links.find(hashOf(token), now()), purpose),
    take: async (token, purpose) => {
      // A link of the other purpose is not used up by a wrong form.
      await personOf(await links.find(hashOf(token), now()), purpose);
      return (await personOf(await links.take(hashOf(token), now()), purpose)).user;
    },
  };
}

/** A token is random, so its hash needs no salt. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
