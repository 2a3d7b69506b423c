import type { Collection } from 'mongodb';
import type { SessionDetails, SessionStore } from '../../../users/session-store.ts';
import { toTime } from '../fields.ts';
import { fromId, toId } from '../ids.ts';
import type { AccountCollections, SessionDocument, UserDocument } from './account-documents.ts';
import { endSessions } from './end-access.ts';
import { toUserRow } from './find-users.ts';

/** Sessions in better-auth's collection `session`. */
export function createSessionStore(collections: AccountCollections): SessionStore {
  const { sessions, users, verifications } = collections;
  return {
    list: async (ids) => {
      const found = await sessions.find({ _id: { $in: ids.map(toId) } }).toArray();
      const usersById = await findUsers(users, found);
      return found.flatMap((session) => {
        const times = timesOf(session);
        const user = usersById.get(fromId(session.userId));
        return times && user ? [{ id: fromId(session._id), ...times, user: toUserRow(user) }] : [];
      });
    },
    listOf: async (userId) => {
      const found = await sessions.find({ userId: toId(userId) }).toArray();
      return found
        .flatMap(toDetails)
        .toSorted(
          (a, b) => b.lastUsedAt.getTime() - a.lastUsedAt.getTime() || (a.id < b.id ? -1 : 1),
        );
    },
    noteUse: async (id, at) => {
      const session = await sessions.findOneAndUpdate(
        { _id: toId(id) },
        { $set: { lastUsedAt: at } },
        { projection: { userId: 1 } },
      );
      if (session) await users.updateOne({ _id: session.userId }, { $set: { lastSeenAt: at } });
    },
    end: async (userId, id) =>
      (await sessions.deleteOne({ _id: toId(id), userId: toId(userId) })).deletedCount > 0,
    endAll: (userId, keep) =>
      endSessions(collections, toId(userId), keep === undefined ? undefined : toId(keep)),
    endPending: async (userId) => {
      await verifications.deleteMany({ value: userId });
    },
    purge: async ({ expiredBefore, startedBefore }) => {
      await sessions.deleteMany({
        $or: [{ expiresAt: { $lt: expiredBefore } }, { createdAt: { $lt: startedBefore } }],
      });
    },
  };
}

async function findUsers(
  users: Collection<UserDocument>,
  sessions: readonly SessionDocument[],
): Promise<ReadonlyMap<string, UserDocument>> {
  const found = await users.find({ _id: { $in: sessions.map(({ userId }) => userId) } }).toArray();
  return new Map(found.map((user) => [fromId(user._id), user]));
}

/** A session whose time cannot be read is not known to be valid, so it does not count. */
function timesOf(session: SessionDocument) {
  const createdAt = toTime(session.createdAt);
  const expiresAt = toTime(session.expiresAt);
  return createdAt && expiresAt ? { createdAt, expiresAt } : undefined;
}

function toDetails(session: SessionDocument): SessionDetails[] {
  const times = timesOf(session);
  if (!times) return [];
  return [
    {
      id: fromId(session._id),
      ...times,
      address: session.ipAddress || null,
      userAgent: session.userAgent || null,
      lastUsedAt: toTime(session.lastUsedAt) ?? toTime(session.updatedAt) ?? times.createdAt,
    },
  ];
}
