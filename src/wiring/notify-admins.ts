import type { Log } from '../log.ts';
import type { CheckId, Reason } from '../reasons.ts';
import { sayReason } from '../texts/english.ts';

/** Something that an admin has to act on. Contains no personal data. */
export interface AdminNotice {
  /** Null if it concerns all Pages. */
  readonly pageId: string | null;
  /** The check that failed; null if a call failed. */
  readonly check: CheckId | null;
  readonly reason: Reason;
}

/**
 * Notifies the admins outside their screens, which show the state of the Page anyway. Today a
 * notice is only logged.
 */
export type NotifyAdmins = (notice: AdminNotice) => void;

export function createNotifyAdmins({ log }: { readonly log: Log }): NotifyAdmins {
  return ({ pageId, check, reason }) =>
    log.warn({ pageId, check, code: reason.code }, `admins are told: ${sayReason(reason)}`);
}
