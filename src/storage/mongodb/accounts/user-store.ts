import type { UserStore } from '../../../users/user-store.ts';
import { toId } from '../ids.ts';
import type { AccountCollections } from './account-documents.ts';
import type { AdminRoster } from './admin-roster.ts';
import { createChangeUser } from './change-user.ts';
import type { EndAccess } from './end-access.ts';
import { createClaimFirstAdmin, hasAdmin } from './claim-first-admin.ts';
import { CREDENTIAL, withPasswords, type FoundUser } from './find-users.ts';
import { createSetPassword } from './set-password.ts';

/** Users in better-auth's collections `user` and `account`. */
export function createUserStore(
  collections: AccountCollections,
  { roster, endAccess }: { readonly roster: AdminRoster; readonly endAccess: EndAccess },
): UserStore {
  const { users, credentials, secondFactors } = collections;
  const findOne = async (filter: object): Promise<FoundUser | undefined> => {
    const document = await users.findOne(filter);
    return document ? (await withPasswords(collections, [document]))[0] : undefined;
  };
  const find = (id: string) => findOne({ _id: toId(id) });
  return {
    findByEmail: async (email) => (await findOne({ email }))?.record,
    find: async (id) => (await find(id))?.record,
    list: async () => {
      const found = await withPasswords(collections, await users.find().toArray());
      return found
        .map(({ record }) => record)
        .toSorted(
          (a, b) => compare(a.name.toLowerCase(), b.name.toLowerCase()) || compare(a.id, b.id),
        );
    },
    hasAdmin: () => hasAdmin(collections),
    claimFirstAdmin: createClaimFirstAdmin(collections),
    change: createChangeUser({ users, find, roster, endAccess }),
    passwordHash: async (id) => {
      const found = await credentials.findOne({ userId: toId(id), providerId: CREDENTIAL });
      return found?.password ?? undefined;
    },
    setPassword: createSetPassword(collections, endAccess),
    removeTwoFactor: async (id, at) => {
      // In this order: a flag without a second factor would keep the person out.
      const { matchedCount } = await users.updateOne(
        { _id: toId(id), twoFactorEnabled: true },
        { $set: { twoFactorEnabled: false, updatedAt: at } },
      );
      await secondFactors.deleteMany({ userId: toId(id) });
      return matchedCount > 0;
    },
  };
}

/** By code units, as SQLite compares. */
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
