import type { Log } from '../log.ts';
import type { CheckId, Reason } from '../reasons.ts';
import { sayReason } from '../texts/english.ts';

/** Something that an admin has to act on. Speaks of Pages, never of people. */
export interface AdminNotice {
  /** Null if it concerns all Pages. */
  readonly pageId: string | null;
  /** What was checked; null if a call failed. */
  readonly check: CheckId | null;
  readonly reason: Reason;
}

/**
 * Tells the admins. On their screens it shows by itself, from the state of the Page; this is the way
 * out to where they are when they do not look. So far it reaches the log alone.
 */
export type NotifyAdmins = (notice: AdminNotice) => void;

export function createNotifyAdmins({ log }: { readonly log: Log }): NotifyAdmins {
  return ({ pageId, check, reason }) =>
    log.warn({ pageId, check, code: reason.code }, `admins are told: ${sayReason(reason)}`);
}
