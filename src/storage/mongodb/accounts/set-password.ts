import type { UserStore } from '../../../users/user-store.ts';
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
 */
export function createSetPassword(
  collections: AccountCollections,
  endAccess: EndAccess,
): UserStore['setPassword'] {
  const { users, credentials, secondFactors } = collections;
  return async (id, hash, { at, keepSession }) => {
    const _id = toId(id);
    const keep = keepSession === undefined ? undefined : toId(keepSession);
    const accessEnd = makeAccessEnd(keep);
    const { matchedCount } = await users.updateOne({ _id }, { $push: { accessEnds: accessEnd } });
    if (matchedCount === 0) return undefined;
    const endedBefore = await endSessions(collections, _id, keep);
    await retryDuplicate(() =>
      credentials.updateOne(
        { providerId: CREDENTIAL, accountId: id },
        {
          $set: { password: hash, updatedAt: at },
          $setOnInsert: { userId: _id, createdAt: at },
        },
        { upsert: true },
      ),
    );
    await secondFactors.updateMany(
      { userId: _id },
      { $set: { failedVerificationCount: 0 }, $unset: { lockedUntil: '' } },
    );
    return endedBefore + (await endAccess.finish({ _id, accessEnds: [accessEnd] }));
  };
}
