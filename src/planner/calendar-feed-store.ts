/** A person's calendar as calendar programs read it, at a secret address. The address is stored as a hash. */
export interface CalendarFeed {
  /** The person whose meetings it holds. Each person has one feed at most. */
  readonly userId: string;
  /** Whether it holds places and links too, and not only titles and times. */
  readonly withPlaces: boolean;
  readonly createdAt: Date;
  /** To the minute. */
  readonly lastReadAt: Date | null;
}

/** The feeds of people, by the hash of their token. */
export interface CalendarFeedStore {
  /** Stores a feed. A feed that the person had before is gone. */
  put(feed: CalendarFeed, tokenHash: string): Promise<void>;
  find(userId: string): Promise<CalendarFeed | undefined>;
  findByHash(tokenHash: string): Promise<CalendarFeed | undefined>;
  /** @returns whether there was one */
  remove(userId: string): Promise<boolean>;
  noteRead(userId: string, at: Date): Promise<void>;
}
