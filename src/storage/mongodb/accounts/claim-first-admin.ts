import { newId } from '../../../new-id.ts';
import type { UserStore } from '../../../users/user-store.ts';
import { isDuplicateKey } from '../connection/mongodb-error.ts';
import { toId } from '../ids.ts';
import type { AccountCollections } from './account-documents.ts';
import { CREDENTIAL, idsWithPassword } from './find-users.ts';

/**
 * The credential of the first admin has a field of which a unique index allows one. By inserting it an admin can sign in,
 * so a process that was frozen for long cannot make a second first admin.
 */
export function createClaimFirstAdmin(
  collections: AccountCollections,
): UserStore['claimFirstAdmin'] {
  const { users, credentials } = collections;

  /** Another tool may have taken the role from the first admin when there was no other one. */
  const forgetFormer = async () => {
    const former = await credentials.findOne({ firstAdmin: true });
    if (former && !(await users.findOne({ _id: former.userId, role: 'admin' })))
      await credentials.updateOne({ _id: former._id }, { $unset: { firstAdmin: '' } });
  };

  return async (id, hash, at) => {
    if (await hasAdmin(collections)) return false;
    await forgetFormer();
    try {
      await credentials.insertOne({
        _id: toId(newId()),
        accountId: id,
        providerId: CREDENTIAL,
        userId: toId(id),
        password: hash,
        firstAdmin: true,
        createdAt: at,
        updatedAt: at,
      });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  };
}

/** See `UserStore.hasAdmin`. */
export async function hasAdmin(collections: AccountCollections): Promise<boolean> {
  const admins = await collections.users
    .find({ role: 'admin' })
    .project<{ _id: never }>({ _id: 1 })
    .toArray();
  const ids = admins.map(({ _id }) => _id);
  return ids.length > 0 && (await idsWithPassword(collections, ids)).size > 0;
}
