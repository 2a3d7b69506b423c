import { daysUntil } from '../time/days-until.ts';

/** From when on a person is told that Meta will delete a lead, and from when on loudly. */
const TOLD_DAYS = 30;
const URGENT_DAYS = 14;

export interface DeletionNotice {
  /** When Meta deletes the lead, or did. */
  readonly moment: Date;
  /** How many days are left; undefined if it is over. */
  readonly days: number | undefined;
  readonly isUrgent: boolean;
}

/**
 * Meta keeps a lead for 90 days; after that its answers cannot be fetched any more.
 *
 * @param unreadableFrom null if the answers are here already
 */
export function noticeDeletion(
  unreadableFrom: string | null,
  now: Date,
): DeletionNotice | undefined {
  if (unreadableFrom === null) return undefined;
  const moment = new Date(unreadableFrom);
  if (moment <= now) return { moment, days: undefined, isUrgent: true };
  const days = daysUntil(moment, now);
  if (days >= TOLD_DAYS) return undefined;
  return { moment, days, isUrgent: days < URGENT_DAYS };
}
