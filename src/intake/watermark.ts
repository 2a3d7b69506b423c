const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** How far the first pass of an entry looks back. */
const FIRST_SPAN = DAY;

/**
 * Meta filters by whole seconds and shows a lead in the list a while after it was sent, so each
 * pass looks again at the last hour before the watermark.
 */
const OVERLAP = HOUR;

/** Meta keeps leads for 90 days: facebook.com/business/help/1526849577619206. */
export const META_RETENTION = 90 * DAY;

/** When Meta stops showing a lead. */
export const unreadableFrom = (submittedAt: Date): Date =>
  new Date(submittedAt.getTime() + META_RETENTION);

interface Entry {
  readonly watermark: Date | null;
}

/** An entry without a watermark begins a day ago. */
const markOf = ({ watermark }: Entry, now: Date): number =>
  watermark?.getTime() ?? now.getTime() - FIRST_SPAN;

/**
 * From when on a pass reads: the oldest of the entries' watermarks, with an overlap.
 *
 * @param wanted how far back an admin asked for, beyond the watermark
 */
export function startOfPass(entries: readonly Entry[], wanted: Date | null, now: Date): Date {
  const marks = entries.map(({ watermark }) => {
    if (watermark === null) return now.getTime() - FIRST_SPAN;
    // A mark from the future comes from a clock that was ahead, and says nothing.
    return watermark > now ? -Infinity : watermark.getTime() - OVERLAP;
  });
  const start = Math.min(...marks, wanted?.getTime() ?? Infinity, now.getTime());
  return notBeforeRetention(new Date(start), now);
}

export const notBeforeRetention = (since: Date, now: Date): Date =>
  new Date(Math.max(since.getTime(), now.getTime() - META_RETENTION));

/** Whether a pass from `since` on leaves no gap after the watermarks; what Meta deleted is none. */
export const reachesBack = (entries: readonly Entry[], since: Date, now: Date): boolean =>
  entries.every((entry) => since <= notBeforeRetention(new Date(markOf(entry, now)), now));

/**
 * Back to when a pass from `since` on has read everything: for ever, where it read all that Meta
 * still shows, however much further an admin had asked for.
 */
export const readBackTo = (since: Date, startedAt: Date): Date =>
  since.getTime() <= startedAt.getTime() - META_RETENTION ? new Date(0) : since;

/**
 * The moment up to which everything is settled, after a pass that read all of a Page's forms. It is
 * the newest lead's own time; it never passes a lead that Meta alone has (`oldestUnread`), nor the
 * start of the pass, for a form that was read early may have had leads since. Without a lead it is
 * where the pass began to look.
 */
export function settledUpTo(pass: {
  readonly since: Date;
  readonly startedAt: Date;
  readonly newest: Date | null;
  readonly oldestUnread: Date | null;
}): Date {
  const newest = Math.max(pass.since.getTime(), pass.newest?.getTime() ?? 0);
  const unread = pass.oldestUnread === null ? Infinity : pass.oldestUnread.getTime() - 1;
  return new Date(Math.min(newest, unread, pass.startedAt.getTime()));
}
