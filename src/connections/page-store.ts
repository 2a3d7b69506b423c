import type {
  ConnectedPage,
  FormComparison,
  FormSummary,
  LeadForm,
  PageAttention,
  PageFamily,
} from './page.ts';

/** What a sign-in to Meta says about a Page or an Instagram account. */
export type PageGrant = Pick<
  ConnectedPage,
  'pageId' | 'name' | 'platform' | 'parentPageId' | 'sealedToken'
>;

/** A form as a reading of its leads knows it; what is compared is recorded apart. */
export type FormGrant = Omit<LeadForm, 'comparison'>;

/** A pass over a Page's leads that came to its end, for the entries that it covered. */
export interface PassRecord {
  readonly cause: 'sync' | 'catch-up';
  readonly entries: readonly string[];
  /** An entry that was changed after this may have missed leads: nothing of it counts as settled. */
  readonly startedAt: Date;
  readonly finishedAt: Date;
  /** Up to where everything is settled, null where that is not known; it only moves forward. */
  readonly watermark: Date | null;
  /** From when on it has read; a wish to look back that far is fulfilled, null where it is not. */
  readonly fulfilled: Date | null;
  readonly nextDueAt: Date;
}

/** Where a pass stands, so that it goes on there after a restart. */
export interface PassCheckpoint {
  /** The entries whose leads it takes in, sorted. */
  readonly entries: readonly string[];
  readonly since: Date;
  readonly startedAt: Date;
  readonly doneForms: readonly string[];
  /** Forms whose list Meta did not give in this pass. They are tried again after the others. */
  readonly failedForms: readonly string[];
  /** Forms that failed in the pass before. They are read after the others. */
  readonly lateForms: readonly string[];
  /** The form that is being read, and Meta's cursor in its list. */
  readonly formId: string | null;
  readonly after: string | null;
  /** When the newest settled lead of the pass was sent. */
  readonly newest: Date | null;
}

/** Where connected Pages and their forms live. Every promise that resolves means: it is on disk. */
export interface PageStore {
  /**
   * Adds what is new, disabled; only an Instagram account that is named for the first time at a Page
   * without one is switched as that Page is, which has taken its leads so far. Of what is known it refreshes name and token, clears `attention`
   * and touches nothing else.
   */
  saveGrants(grants: readonly PageGrant[], now: Date): Promise<void>;
  /** All entries: each Page followed by its Instagram accounts, by name. */
  list(): Promise<readonly ConnectedPage[]>;
  find(pageId: string): Promise<ConnectedPage | undefined>;
  /** A Page with its Instagram accounts. Undefined if no Page has the id, as of an account. */
  findFamily(pageId: string): Promise<PageFamily | undefined>;
  /**
   * Switches an entry. Where `watermark` is given, an admin has chosen from when on leads are
   * wanted: it replaces the one that is there.
   */
  setActive(pageId: string, isActive: boolean, now: Date, watermark?: Date): Promise<void>;
  /**
   * Marks an entry, or clears its mark with null. A mark with the same code stays as it is, with the
   * moment at which it was first set.
   *
   * @returns whether the code has changed: true for one of several callers that set the same mark at
   * once, in any process
   */
  setAttention(pageId: string, attention: PageAttention | null, now: Date): Promise<boolean>;
  /** Removes the entry, the Instagram accounts under it, and its forms; leads stay. */
  remove(pageId: string): Promise<void>;

  /** Replaces a sealed token alone, after a change of the key; not where it is another by now. */
  saveToken(pageId: string, sealedToken: string, was: string): Promise<void>;

  /** Adds or refreshes forms; forms that Meta no longer lists stay, for the leads they had. */
  saveForms(forms: readonly FormGrant[], now: Date): Promise<void>;
  /** The forms of a Page, the newest first. */
  listFormsOf(pageId: string): Promise<readonly FormSummary[]>;
  findForm(formId: string): Promise<LeadForm | undefined>;

  saveComparison(formId: string, comparison: FormComparison): Promise<void>;

  /**
   * Makes a catch-up of the Page due, that looks back to `since` or to the watermark and reads every
   * form: one that was broken off does not go on where it stood. Asked for while
   * a pass holds the Page, it is due after that one, which may have read too little by then.
   */
  requestCatchUp(pageId: string, since: Date | null, dueAt: Date): Promise<void>;
  /**
   * Takes the Page for one pass until `until`, or keeps it; false where another pass holds it. A
   * crashed holder's claim ends by itself.
   */
  claimPass(pageId: string, holder: string, now: Date, until: Date): Promise<boolean>;
  /** The clock was set back: catch-ups and claims that end after `now` do so earlier by `ms`. */
  hasten(ms: number, now: Date): Promise<void>;
  /** Where an unfinished pass stands. */
  findCheckpoint(pageId: string): Promise<PassCheckpoint | undefined>;
  /** Puts down where the holder's pass stands; nothing where it holds the Page no more. */
  saveCheckpoint(pageId: string, holder: string, checkpoint: PassCheckpoint): Promise<void>;
  /** Gives the Page back unfinished: the checkpoint stays, and the pass is due at `dueAt`. */
  suspendPass(pageId: string, holder: string, dueAt: Date): Promise<void>;
  /**
   * Gives the Page back and records the pass; the checkpoint of a catch-up goes. A wish to look back
   * further than the pass did stays, and is due at once.
   */
  finishPass(pageId: string, holder: string, record: PassRecord): Promise<void>;
}
