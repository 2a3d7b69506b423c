import type { DatabaseSync } from 'node:sqlite';
import { newId } from '../../new-id.ts';
import type { NoticeStore } from '../../notices/notice-store.ts';
import { NOTICE_KINDS, type Notice } from '../../notices/notice.ts';
import { readCursor, writeCursor } from '../planner-cursor.ts';
import * as column from './columns.ts';
import type { GroupCommit } from './group-commit.ts';

const LAST = { at: new Date(8.64e15), id: 'g' };

/** What people are told, in `notices`. */
export function createNoticeStore(database: DatabaseSync, commits: GroupCommit): NoticeStore {
  const insert = database.prepare(`
    INSERT INTO notices (id, key, userId, kind, leadId, itemId, dueAt, isLate, createdAt)
    VALUES (:id, :key, :userId, :kind, :leadId, :itemId, :dueAt, :isLate, :createdAt) ON CONFLICT (key) DO NOTHING`);
  const select = database.prepare(`
    SELECT * FROM notices WHERE userId = :userId AND (createdAt, id) < (:at, :id)
    ORDER BY createdAt DESC, id DESC LIMIT :limit`);
  const count = database.prepare(
    'SELECT count(*) AS unread FROM notices WHERE userId = ? AND readAt IS NULL',
  );
  const read = database.prepare(
    'UPDATE notices SET readAt = :at WHERE id = :id AND userId = :userId AND readAt IS NULL',
  );
  const readAll = database.prepare(
    'UPDATE notices SET readAt = :at WHERE userId = :userId AND readAt IS NULL',
  );
  return {
    add: ({ itemId = null, dueAt = null, isLate = false, createdAt, ...notice }) =>
      commits.write(() => {
        const row = {
          ...notice,
          id: newId(),
          itemId,
          dueAt: column.millis(dueAt),
          isLate: Number(isLate),
          createdAt: createdAt.getTime(),
        };
        return insert.run(row).changes > 0;
      }),
    list: async (userId, { limit, cursor }) => {
      const { at, id } = cursor === undefined ? LAST : readCursor(cursor);
      const rows = select.all({ userId, at: at.getTime(), id, limit: limit + 1 });
      const notices = rows.slice(0, limit).map(toNotice);
      const last = rows.length > limit ? notices.at(-1) : undefined;
      return { notices, nextCursor: last && writeCursor({ at: last.createdAt, id: last.id }) };
    },
    countUnread: async (userId) => column.integer(count.get(userId) ?? {}, 'unread'),
    markRead: (userId, ids, at) =>
      commits.write(() => {
        for (const id of ids) read.run({ at: at.getTime(), id, userId });
      }),
    markAllRead: (userId, at) =>
      commits.write(() => {
        readAll.run({ at: at.getTime(), userId });
      }),
  };
}

const toNotice = (row: column.Row): Notice => ({
  id: column.text(row, 'id'),
  userId: column.text(row, 'userId'),
  kind: NOTICE_KINDS.find((kind) => kind === row['kind']) ?? 'lead-assigned',
  leadId: column.textOrNull(row, 'leadId'),
  itemId: column.textOrNull(row, 'itemId'),
  dueAt: column.timeOrNull(row, 'dueAt'),
  isLate: column.flag(row, 'isLate'),
  createdAt: column.time(row, 'createdAt'),
  readAt: column.timeOrNull(row, 'readAt'),
});
