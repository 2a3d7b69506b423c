const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** How far back the first pass of a connection reads, in ms. */
const FIRST_SPAN = DAY;

/**
 * Each pass reads the last hour before the watermark again, in ms. Meta filters by whole seconds,
 * and lists a lead only some time after it was sent.
 */
const OVERLAP = HOUR;

/** Meta keeps leads for 90 days: https://www.facebook.com/business/help/1526849577619206 */
export const META_RETENTION = 90 * DAY;

/** When Meta stops showing a lead. */
export const unreadableFrom = (submittedAt: Date): Date =>
  new Date(submittedAt.getTime() + META_RETENTION);

interface Entry {
  readonly watermark: Date | null;
}

/** The watermark in ms; one day ago for a connection without a watermark. */
const markOf = ({ watermark }: Entry, now: Date): number =>
  watermark?.getTime() ?? now.getTime() - FIRST_SPAN;

/**
 * The time since which a pass reads leads: the oldest watermark of the connections, minus an
 * overlap.
 *
 * @param wanted the time since which an admin wants leads, if that is before the watermark
 */
export function startOfPass(entries: readonly Entry[], wanted: Date | null, now: Date): Date {
  const marks = entries.map(({ watermark }) => {
    if (watermark === null) return now.getTime() - FIRST_SPAN;
    // A watermark in the future was set by a clock that was ahead. It cannot be used.
    return watermark > now ? -Infinity : watermark.getTime() - OVERLAP;
  });
  const start = Math.min(...marks, wanted?.getTime() ?? Infinity, now.getTime());
  return notBeforeRetention(new Date(start), now);
}

export const notBeforeRetention = (since: Date, now: Date): Date =>
  new Date(Math.max(since.getTime(), now.getTime() - META_RETENTION));

/**
 * Whether a pass since `since` reads all leads after the watermarks that Meta still has. If not,
 * the pass must not move the watermarks.
 */
export const reachesBack = (entries: readonly Entry[], since: Date, now: Date): boolean =>
  entries.every((entry) => since <= notBeforeRetention(new Date(markOf(entry, now)), now));

/**
 * The time since which a pass has read all leads: `since`, or the beginning of time if the pass
 * read all leads that Meta still shows. An admin may have asked for more than that.
 */
export const readBackTo = (since: Date, startedAt: Date): Date =>
  since.getTime() <= startedAt.getTime() - META_RETENTION ? new Date(0) : since;

/**
 * The watermark after a pass that read all forms of a Page: the time of the newest lead, or `since`
 * if the pass found no lead. It is before the oldest lead whose answers only Meta has
 * (`oldestUnread`). It is not after the start of the pass, because a form that was read early may
 * have received leads since then.
 */
export function watermarkAfter(pass: {
  readonly since: Date;
  readonly startedAt: Date;
  readonly newest: Date | null;
  readonly oldestUnread: Date | null;
}): Date {
  const newest = Math.max(pass.since.getTime(), pass.newest?.getTime() ?? 0);
  const unread = pass.oldestUnread === null ? Infinity : pass.oldestUnread.getTime() - 1;
  return new Date(Math.min(newest, unread, pass.startedAt.getTime()));
}
