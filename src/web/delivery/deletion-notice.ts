import { dayOf } from '../time/calendar-time.ts';
import { daysUntil } from '../time/time-until.ts';

/** From when on a person is told that Meta will delete a lead, and from when on loudly. */
const TOLD_DAYS = 30;
const URGENT_DAYS = 14;

interface DeletionNotice {
  readonly text: string;
  readonly isUrgent: boolean;
}

/**
 * Meta keeps a lead for 90 days; after that its answers cannot be fetched any more.
 *
 * @param unreadableFrom null where the answers are here already
 */
export function noticeDeletion(
  unreadableFrom: string | null,
  now: Date,
): DeletionNotice | undefined {
  if (unreadableFrom === null) return undefined;
  const moment = new Date(unreadableFrom);
  const day = dayOf(moment, now);
  if (moment <= now)
    return { text: `Meta deleted it on ${day}: its answers are lost`, isUrgent: true };
  const days = daysUntil(moment, now);
  if (days >= TOLD_DAYS) return undefined;
  const left = days === 1 ? 'within a day' : `in ${days} days`;
  return { text: `Meta deletes it on ${day}, ${left}`, isUrgent: days < URGENT_DAYS };
}
