import type { UserStore } from '../../../users/user-store.ts';
import { isDuplicateKey } from '../connection/mongodb-error.ts';
import { retryDuplicate } from '../retry-duplicate.ts';
import { toId } from '../ids.ts';
import type { AccountCollections } from './account-documents.ts';
import { endSessions, makeAccessEnd, type EndAccess } from './end-access.ts';
import { CREDENTIAL } from './find-users.ts';

/**
 * Sets a password in an order in which no crash leaves an old session with a new password: first a note that
 * access has to end, then the sessions end, then the password changes, then everything ends that began
 * in between. After a crash another process ends it; at worst somebody has to sign in again with the old
 * password.
 *
 * A link is used up by the write that sets the password, so that it is valid until then and never afterwards.
 */
export function createSetPassword(
  collections: AccountCollections,
  endAccess: EndAccess,
): UserStore['setPassword'] {
  const { users, credentials, secondFactors, links } = collections;
  return async (id, hash, { at, keepSession, usesLink }) => {
    const _id = toId(id);
    if (usesLink !== undefined) {
      const link = { tokenHash: usesLink, userId: id, expiresAt: { $gt: at } };
      if (!(await links.findOne(link))) return undefined;
    }
    const keep = keepSession === undefined ? undefined : toId(keepSession);
    const accessEnd = makeAccessEnd(keep);
    const { matchedCount } = await users.updateOne({ _id }, { $push: { accessEnds: accessEnd } });
    if (matchedCount === 0) return undefined;
    const endedBefore = await endSessions(collections, _id, keep);
    const isSet = await setHash(credentials, { id, hash, at, usesLink });
    if (!isSet) {
      await users.updateOne({ _id }, { $pull: { accessEnds: { id: accessEnd.id } } });
      return undefined;
    }
    await secondFactors.updateMany(
      { userId: _id },
      { $set: { failedVerificationCount: 0 }, $unset: { lockedUntil: '' } },
    );
    return endedBefore + (await endAccess.finish({ _id, accessEnds: [accessEnd] }));
  };
}

/** @returns false if the link has set a password already */
async function setHash(
  credentials: AccountCollections['credentials'],
  {
    id,
    hash,
    at,
    usesLink,
  }: {
    readonly id: string;
    readonly hash: string;
    readonly at: Date;
    readonly usesLink: string | undefined;
  },
): Promise<boolean> {
  const set = () =>
    credentials.updateOne(
      {
        providerId: CREDENTIAL,
        accountId: id,
        ...(usesLink !== undefined && { usedLink: { $ne: usesLink } }),
      },
      {
        $set: {
          password: hash,
          updatedAt: at,
          ...(usesLink !== undefined && { usedLink: usesLink }),
        },
        $setOnInsert: { userId: toId(id), createdAt: at },
      },
      { upsert: true },
    );
  try {
    await retryDuplicate(set);
    return true;
  } catch (error) {
    // The document is there, and has this link.
    if (usesLink !== undefined && isDuplicateKey(error)) return false;
    throw error;
  }
}
