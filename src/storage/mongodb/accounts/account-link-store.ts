import type { AccountLink, AccountLinkStore } from '../../../users/account-link-store.ts';
import { retryDuplicate } from '../retry-duplicate.ts';
import type { AccountCollections, LinkDocument } from './account-documents.ts';

/** Hashes of the tokens of links in `account_links`. The server deletes what has expired. */
export function createAccountLinkStore({
  links,
}: Pick<AccountCollections, 'links'>): AccountLinkStore {
  return {
    add: async (tokenHash, { purpose, userId, expiresAt }, at) => {
      const link = { tokenHash, purpose, userId, createdAt: at, expiresAt };
      await retryDuplicate(() =>
        links.replaceOne({ _id: `${userId} ${purpose}` }, link, { upsert: true }),
      );
    },
    find: async (tokenHash, now) =>
      toLink(await links.findOne({ tokenHash, expiresAt: { $gt: now } })),
    isOpen: async (userId, purpose, now) =>
      (await links.countDocuments(
        { _id: `${userId} ${purpose}`, expiresAt: { $gt: now } },
        { limit: 1 },
      )) > 0,
  };
}

const toLink = (link: LinkDocument | null): AccountLink | undefined =>
  link
    ? {
        purpose: link.purpose === 'invite' ? 'invite' : 'reset',
        userId: link.userId,
        expiresAt: link.expiresAt,
      }
    : undefined;
