const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

/** A session ends when nobody has used it for this long. */
export const SESSION_IDLE_MS = 7 * DAY_MS;

/** A session ends this long after the sign-in, however much it is used. */
export const SESSION_ABSOLUTE_MS = 30 * DAY_MS;

/** A session in use, and its cookie with it, is renewed at most this often. */
export const SESSION_RENEWAL_MS = DAY_MS;

/** A session that is over keeps its row for this long, in case only the clock was wrong. */
export const SESSION_KEPT_MS = 2 * HOUR_MS;

/** Whether a session is over, although its row is still there. */
export function isSessionOver(
  { createdAt, expiresAt }: { readonly createdAt: Date; readonly expiresAt: Date },
  now: Date,
): boolean {
  return expiresAt <= now || createdAt.getTime() + SESSION_ABSOLUTE_MS <= now.getTime();
}
