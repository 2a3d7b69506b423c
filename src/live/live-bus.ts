import type { SyncProgress } from '../intake/sync-result.ts';
import type { LeadEvent } from '../leads/lead-event.ts';

/** Something other than a lead that open screens show, and that has changed. */
export type LiveChange =
  | { readonly of: 'inbox' }
  /** A meeting or a task. */
  | { readonly of: 'planner' }
  /** What one person is told. */
  | { readonly of: 'notices'; readonly userId: string }
  /** Of a Page, or of the whole app if the id is `app` or empty. */
  | { readonly of: 'page'; readonly pageId: string }
  | { readonly of: 'sync'; readonly progress: SyncProgress };

/** What has happened in every process on the same database since the last news. */
export interface LiveNews {
  /** Events of leads, in the order of their commits. */
  readonly leadEvents: readonly LeadEvent[];
  /** Other changes. Several changes of the same thing may be reported as one. */
  readonly changes: readonly LiveChange[];
}

/**
 * Carries changes to the open screens of every process on the same database. It carries ids only,
 * so a listener reads the lead itself. A change of a lead is not published by a call: its recorded
 * event is carried. A listener gets only news from after it subscribed, so a screen that lost its
 * connection reads its lists again.
 */
export interface LiveBus {
  /**
   * Publishes a change to all processes, including this one. Never fails: a change that cannot be
   * stored is published to this process only.
   */
  publish(change: LiveChange): void;
  /**
   * Subscribes to changes from now on. They arrive within a fraction of a second. The next news
   * wait until the listener has finished. An error of the listener is ignored.
   *
   * @returns the function that ends the subscription
   */
  subscribe(listener: LiveListener): () => void;
}

export type LiveListener = (news: LiveNews) => void | Promise<void>;
