import { createHash, randomBytes } from 'node:crypto';
import { notFound } from '../errors.ts';
import { isDisabled } from '../users/user-row.ts';
import type { UserStore } from '../users/user-store.ts';
import type { CalendarFeed, CalendarFeedStore } from './calendar-feed-store.ts';
import type { Meeting } from './meeting.ts';
import { listAll } from './list-all.ts';
import type { MeetingStore } from './planner-store.ts';

const TOKEN_BYTES = 32;

/** A read is noted once a minute. */
const NOTE_READ_MS = 60_000;

const DAY_MS = 86_400_000;

/** What a feed holds, in days before and after now. */
const [DAYS_BEFORE, DAYS_AFTER] = [60, 400];

const MOST_MEETINGS = 2_000;

/** The feeds that calendar programs read. Whoever knows the token of a feed can read it. */
export interface CalendarFeeds {
  find(userId: string): Promise<CalendarFeed | undefined>;
  /** Makes a new feed; an earlier one of this person ends. @returns its token, which is in no later answer */
  make(
    userId: string,
    options: { readonly withPlaces: boolean },
  ): Promise<{ readonly token: string; readonly feed: CalendarFeed }>;
  /** @throws `not-found` if there is none */
  remove(userId: string): Promise<void>;
  /**
   * The meetings of a feed, and notes that it was read.
   *
   * @throws `not-found` for a token that is not valid, and if its person is disabled
   */
  open(
    token: string,
  ): Promise<{ readonly feed: CalendarFeed; readonly meetings: readonly Meeting[] }>;
}

export interface CalendarFeedsDependencies {
  readonly feeds: CalendarFeedStore;
  readonly meetings: Pick<MeetingStore, 'list'>;
  readonly users: Pick<UserStore, 'find'>;
  readonly now: () => Date;
}

export function createCalendarFeeds(dependencies: CalendarFeedsDependencies): CalendarFeeds {
  const { feeds, meetings, users, now } = dependencies;

  const listMeetings = async (userId: string): Promise<readonly Meeting[]> => {
    const time = now().getTime();
    const range = {
      from: new Date(time - DAYS_BEFORE * DAY_MS),
      to: new Date(time + DAYS_AFTER * DAY_MS),
    };
    const found: Meeting[] = [];
    for await (const meeting of listAll(meetings, { ...range, userId })) {
      found.push(meeting);
      if (found.length === MOST_MEETINGS) break;
    }
    return found;
  };

  return {
    find: (userId) => feeds.find(userId),
    make: async (userId, { withPlaces }) => {
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const feed = { userId, withPlaces, createdAt: now(), lastReadAt: null };
      await feeds.put(feed, hashOf(token));
      return { token, feed };
    },
    remove: async (userId) => {
      if (!(await feeds.remove(userId))) throw notFound('calendar-feed');
    },
    open: async (token) => {
      const feed = await feeds.findByHash(hashOf(token));
      const user = feed && (await users.find(feed.userId));
      if (!user || isDisabled(user, now())) throw notFound('calendar-feed');
      const { lastReadAt, userId } = feed;
      // The clock may have been set back since.
      const isDue = !lastReadAt || Math.abs(now().getTime() - lastReadAt.getTime()) >= NOTE_READ_MS;
      // When a feed was read last is nice to know, and no reason to refuse a request.
      if (isDue) void feeds.noteRead(userId, now()).catch(() => undefined);
      return { feed, meetings: await listMeetings(userId) };
    },
  };
}

/** A token has 256 random bits, so that a fast hash without salt gives nothing away. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
