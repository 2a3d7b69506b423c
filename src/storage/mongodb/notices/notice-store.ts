import { ObjectId, type Db } from 'mongodb';
import type { NoticeStore } from '../../../notices/notice-store.ts';
import { NOTICE_KINDS, type NewNotice, type Notice } from '../../../notices/notice.ts';
import { readCursor, writeCursor } from '../../planner-cursor.ts';
import type { NeededIndex } from '../connection/indexes.ts';
import { isDuplicateKey } from '../connection/mongodb-error.ts';
import { toTime } from '../fields.ts';
import { fromId, toId, type DocumentId } from '../ids.ts';

interface NoticeDocument extends Omit<Notice, 'id'>, Pick<NewNotice, 'key'> {
  readonly _id: DocumentId;
}

export const noticeIndexes: readonly NeededIndex[] = [
  { collection: 'notices', name: 'key', key: { key: 1 }, unique: true },
  {
    collection: 'notices',
    name: 'userId_createdAt',
    key: { userId: 1, createdAt: -1, _id: -1 },
  },
  { collection: 'notices', name: 'userId_readAt', key: { userId: 1, readAt: 1 } },
];

/** What people are told, in `notices`. */
export function createNoticeStore(db: Db): NoticeStore {
  const notices = db.collection<NoticeDocument>('notices');
  return {
    add: async ({ itemId = null, dueAt = null, isLate = false, ...given }) => {
      const notice = { _id: new ObjectId(), ...given, itemId, dueAt, isLate, readAt: null };
      try {
        await notices.insertOne(notice);
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    list: async (userId, { limit, cursor }) => {
      const after = cursor === undefined ? undefined : readCursor(cursor);
      const found = await notices
        .find({ userId, ...(after && isAfter(after.at, toId(after.id))) })
        .sort({ createdAt: -1, _id: -1 })
        .limit(limit + 1)
        .toArray();
      const page = found.slice(0, limit).map(toNotice);
      const last = found.length > limit ? page.at(-1) : undefined;
      return {
        notices: page,
        nextCursor: last && writeCursor({ at: last.createdAt, id: last.id }),
      };
    },
    countUnread: (userId) => notices.countDocuments({ userId, readAt: null }),
    markRead: async (userId, ids, at) => {
      await notices.updateMany(
        { _id: { $in: ids.map(toId) }, userId, readAt: null },
        { $set: { readAt: at } },
      );
    },
    markAllRead: async (userId, at) => {
      await notices.updateMany({ userId, readAt: null }, { $set: { readAt: at } });
    },
  };
}

const isAfter = (at: Date, _id: DocumentId) => ({
  $or: [{ createdAt: { $lt: at } }, { createdAt: at, _id: { $lt: _id } }],
});

const toNotice = (document: NoticeDocument): Notice => ({
  id: fromId(document._id),
  userId: document.userId,
  kind: NOTICE_KINDS.find((kind) => kind === document.kind) ?? 'lead-assigned',
  leadId: document.leadId,
  itemId: document.itemId,
  dueAt: toTime(document.dueAt),
  isLate: document.isLate,
  createdAt: toTime(document.createdAt) ?? new Date(0),
  readAt: toTime(document.readAt),
});
