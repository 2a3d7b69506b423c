import type { SyncProgress } from '../intake/sync-result.ts';
import type { LeadEvent } from '../leads/lead-event.ts';

/** Something other than a lead that open screens show, and that has changed. */
export type LiveChange =
  | { readonly of: 'inbox' }
  /** Of a Page, or of the whole app if the id is `app` or empty. */
  | { readonly of: 'page'; readonly pageId: string }
  | { readonly of: 'sync'; readonly progress: SyncProgress };

/** What has happened since the news before, in every process on the same database. */
export interface LiveNews {
  /** In the order of their commits. */
  readonly leadEvents: readonly LeadEvent[];
  /** If the same thing has changed several times, the last change may stand for all of them. */
  readonly changes: readonly LiveChange[];
}

/**
 * Carries what happens to the open screens of every process on the same database, as ids: whoever
 * listens reads the lead itself. A change of a lead needs no call: its event, recorded with it, is
 * carried. News are for whoever listens at the moment; a screen that was away reads its lists again.
 */
export interface LiveBus {
  /**
   * Tells all processes, this one included. Never fails: what cannot be stored is told to this process
   * alone.
   */
  publish(change: LiveChange): void;
  /**
   * Hears of what happens from now on, within a fraction of a second. One piece of news waits until the
   * listener has dealt with the one before. An error of the listener is lost.
   *
   * @returns the function that ends it
   */
  subscribe(listener: LiveListener): () => void;
}

export type LiveListener = (news: LiveNews) => void | Promise<void>;
