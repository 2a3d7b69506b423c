import type { ConnectedPage, LeadForm, PageAttention } from './page.ts';

/** What a sign-in to Meta says about a Page or an Instagram account. */
export type PageGrant = Pick<
  ConnectedPage,
  'pageId' | 'name' | 'platform' | 'parentPageId' | 'sealedToken'
>;

/** A sync that came to its end, for the entries (the Page, its accounts) that it covered. */
export interface SyncRecord {
  readonly entries: readonly string[];
  readonly finishedAt: Date;
  /** Up to where everything is settled, null where that is not known; it only moves forward. */
  readonly watermark: Date | null;
}

/** Where connected Pages and their forms live. Every promise that resolves means: it is on disk. */
export interface PageStore {
  /**
   * Adds what is new, disabled; of what is known it refreshes name and token, clears `attention`
   * and touches nothing else.
   */
  saveGrants(grants: readonly PageGrant[], now: Date): Promise<void>;
  /** All entries: each Page followed by its Instagram accounts, by name. */
  list(): Promise<readonly ConnectedPage[]>;
  find(pageId: string): Promise<ConnectedPage | undefined>;
  setActive(pageId: string, isActive: boolean, now: Date): Promise<void>;
  setAttention(pageId: string, attention: PageAttention | null, now: Date): Promise<void>;
  /** Removes the entry, the Instagram accounts under it, and its forms; leads stay. */
  remove(pageId: string): Promise<void>;

  /** Adds or refreshes forms; forms that Meta no longer lists stay, for the leads they had. */
  saveForms(forms: readonly LeadForm[], now: Date): Promise<void>;
  listForms(): Promise<readonly LeadForm[]>;
  findForm(formId: string): Promise<LeadForm | undefined>;

  /**
   * Takes the Page for one sync until `until`; false where another sync holds it. A crashed
   * holder's claim ends by itself.
   */
  claimSync(pageId: string, holder: string, now: Date, until: Date): Promise<boolean>;
  /** Gives the Page back; with a result, records the sync. */
  releaseSync(pageId: string, holder: string, result?: SyncRecord): Promise<void>;
}
