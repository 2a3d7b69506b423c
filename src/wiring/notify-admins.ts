import type { Log } from '../log.ts';

/** Something that an admin has to act on. Speaks of Pages, never of people. */
export interface AdminNotice {
  /** Null where it concerns all Pages. */
  readonly pageId: string | null;
  readonly title: string;
  /** With what to do next. */
  readonly message: string;
}

/**
 * Tells the admins. On their screens it shows by itself, from the state of the Page; this is the way
 * out to where they are when they do not look. So far it reaches the log alone.
 */
export type NotifyAdmins = (notice: AdminNotice) => void;

export function createNotifyAdmins({ log }: { readonly log: Log }): NotifyAdmins {
  return ({ pageId, title, message }) =>
    log.warn({ pageId, notice: title }, `admins are told: ${message}`);
}
