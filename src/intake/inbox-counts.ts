import type { Platform } from '../leads/lead.ts';
import type { InboxState } from './inbox-lead.ts';

/** How many inbox leads of one form and platform are in one state. */
export interface FormCount {
  readonly pageId: string;
  readonly formId: string;
  /** Null until the leads were read. */
  readonly platform: Platform | null;
  readonly state: InboxState;
  readonly count: number;
  /**
   * When the newest lead that is or was in this state was sent. Exact for `stored` only, because
   * leads do not leave that state.
   */
  readonly newest: Date | null;
}

/** How many inbox leads of one Page are in each state. */
export interface PageCount {
  readonly pageId: string;
  readonly counts: Readonly<Record<InboxState, number>>;
  /** When a webhook last announced a lead of the Page. */
  readonly lastWebhook: Date | null;
}

/** Counts inbox leads. A change is in the counts as soon as it is stored. */
export interface InboxCounts {
  /** Counts by Page, form, platform and state, of one Page or of all Pages. */
  countByForm(pageId?: string): Promise<readonly FormCount[]>;
  /** Counts by state, for every Page that has an inbox lead. */
  countByPage(): Promise<readonly PageCount[]>;
  /** Counts by state, over all Pages. */
  countByState(): Promise<Readonly<Record<InboxState, number>>>;
  /** Counts the leads of a form that were sent at `since` or later, in any state. */
  countSince(formId: string, since: Date): Promise<number>;
  /** Counts the leads of a Page that were sent between two times and that no webhook announced. */
  countUnannounced(pageId: string, from: Date, to: Date): Promise<number>;
  /** When a webhook last announced a lead of the Page. */
  lastWebhook(pageId: string): Promise<Date | null>;
}
