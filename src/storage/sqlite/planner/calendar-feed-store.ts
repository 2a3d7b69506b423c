import type { DatabaseSync } from 'node:sqlite';
import type { CalendarFeed, CalendarFeedStore } from '../../../planner/calendar-feed-store.ts';
import * as column from '../columns.ts';
import type { GroupCommit } from '../group-commit.ts';

/** Feeds in `calendar_feeds`. */
export function createCalendarFeedStore(
  database: DatabaseSync,
  commits: GroupCommit,
): CalendarFeedStore {
  const put = database.prepare(`
    INSERT OR REPLACE INTO calendar_feeds (userId, tokenHash, withPlaces, createdAt, lastReadAt)
    VALUES (:userId, :tokenHash, :withPlaces, :createdAt, :lastReadAt)`);
  const select = database.prepare('SELECT * FROM calendar_feeds WHERE userId = ?');
  const selectByHash = database.prepare('SELECT * FROM calendar_feeds WHERE tokenHash = ?');
  const remove = database.prepare('DELETE FROM calendar_feeds WHERE userId = ?');
  const noteRead = database.prepare('UPDATE calendar_feeds SET lastReadAt = ? WHERE userId = ?');
  const toFeedOf = (row: column.Row | undefined) => row && toFeed(row);
  return {
    put: ({ userId, withPlaces, createdAt, lastReadAt }, tokenHash) =>
      commits.write(() => {
        put.run({
          userId,
          tokenHash,
          withPlaces: withPlaces ? 1 : 0,
          createdAt: createdAt.getTime(),
          lastReadAt: column.millis(lastReadAt),
        });
      }),
    find: async (userId) => toFeedOf(select.get(userId)),
    findByHash: async (tokenHash) => toFeedOf(selectByHash.get(tokenHash)),
    remove: (userId) => commits.write(() => remove.run(userId).changes > 0),
    noteRead: (userId, at) =>
      commits.write(() => {
        noteRead.run(at.getTime(), userId);
      }),
  };
}

const toFeed = (row: column.Row): CalendarFeed => ({
  userId: column.text(row, 'userId'),
  withPlaces: column.flag(row, 'withPlaces'),
  createdAt: column.time(row, 'createdAt'),
  lastReadAt: column.timeOrNull(row, 'lastReadAt'),
});
