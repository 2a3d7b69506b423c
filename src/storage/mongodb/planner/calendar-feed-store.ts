import type { Db } from 'mongodb';
import type { CalendarFeed, CalendarFeedStore } from '../../../planner/calendar-feed-store.ts';
import type { NeededIndex } from '../connection/indexes.ts';
import { toTime } from '../fields.ts';
import { retryDuplicate } from '../retry-duplicate.ts';

interface CalendarFeedDocument {
  /** The id of the person. */
  readonly _id: string;
  readonly tokenHash: string;
  readonly withPlaces: boolean;
  readonly createdAt: Date;
  readonly lastReadAt?: Date;
}

export const calendarFeedIndexes: readonly NeededIndex[] = [
  { collection: 'calendar_feeds', name: 'tokenHash', key: { tokenHash: 1 }, unique: true },
];

/** Feeds in `calendar_feeds`. */
export function createCalendarFeedStore(db: Db): CalendarFeedStore {
  const feeds = db.collection<CalendarFeedDocument>('calendar_feeds');
  const toFeedOf = (document: CalendarFeedDocument | null) =>
    document ? toFeed(document) : undefined;
  return {
    put: async ({ userId, withPlaces, createdAt, lastReadAt }, tokenHash) => {
      const feed = { tokenHash, withPlaces, createdAt, ...(lastReadAt && { lastReadAt }) };
      await retryDuplicate(() => feeds.replaceOne({ _id: userId }, feed, { upsert: true }));
    },
    find: async (userId) => toFeedOf(await feeds.findOne({ _id: userId })),
    findByHash: async (tokenHash) => toFeedOf(await feeds.findOne({ tokenHash })),
    remove: async (userId) => (await feeds.deleteOne({ _id: userId })).deletedCount === 1,
    noteRead: async (userId, at) => {
      await feeds.updateOne({ _id: userId }, { $set: { lastReadAt: at } });
    },
  };
}

const toFeed = (feed: CalendarFeedDocument): CalendarFeed => ({
  userId: feed._id,
  withPlaces: feed.withPlaces,
  createdAt: toTime(feed.createdAt) ?? new Date(0),
  lastReadAt: toTime(feed.lastReadAt),
});
