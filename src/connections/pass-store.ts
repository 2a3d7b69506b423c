/** A pass over a Page's leads that reached its end. */
export interface PassRecord {
  readonly cause: 'sync' | 'catch-up';
  /** The ids of the connections that it covered. */
  readonly entries: readonly string[];
  /** If a connection changed after this time, the pass may have missed leads and does not count. */
  readonly startedAt: Date;
  readonly finishedAt: Date;
  /** The new watermark, or null if it is not known. The stored watermark only moves forward. */
  readonly watermark: Date | null;
  /**
   * The time from which the pass read all leads, or null if it did not. It fulfils a request to look
   * back that far.
   */
  readonly fulfilled: Date | null;
  readonly nextDueAt: Date;
}

/** How far a pass has read, so that it continues there after a restart. */
export interface PassCheckpoint {
  /** The ids of the connections whose leads it takes in, sorted. */
  readonly entries: readonly string[];
  readonly since: Date;
  readonly startedAt: Date;
  readonly doneForms: readonly string[];
  /** Forms whose list Meta failed to return in this pass. They are tried again after the others. */
  readonly failedForms: readonly string[];
  /** Forms that failed in the pass before. They are read after the others. */
  readonly lateForms: readonly string[];
  /** The form that is being read, and Meta's cursor in its list. */
  readonly formId: string | null;
  readonly after: string | null;
  /** When the newest lead that the pass has taken in was sent. */
  readonly newest: Date | null;
}

/** Stores which Page is due for a background pass, which pass holds a Page, and its progress. */
export interface PassStore {
  /**
   * Makes a background pass of the Page due. It looks back to `since`, or to the watermark, and
   * reads every form: a pass that was interrupted does not continue at its checkpoint. If a pass
   * holds the Page now, the new one is due after it.
   */
  requestSync(pageId: string, since: Date | null, dueAt: Date): Promise<void>;

  /**
   * Claims the Page for one pass until `until`, or extends the claim. The claim of a holder that
   * crashed ends at its time.
   *
   * @returns false if another pass holds the Page
   */
  claimPass(pageId: string, holder: string, now: Date, until: Date): Promise<boolean>;

  /**
   * Corrects the times after the clock was set back by `ms`: passes that are due, and claims that
   * end, after `now` do so earlier by that much.
   */
  hasten(ms: number, now: Date): Promise<void>;

  /** The checkpoint of an unfinished pass. */
  findCheckpoint(pageId: string): Promise<PassCheckpoint | undefined>;
  /** Stores the checkpoint, if the holder still holds the Page. */
  saveCheckpoint(pageId: string, holder: string, checkpoint: PassCheckpoint): Promise<void>;

  /** Releases the Page unfinished. The checkpoint stays, and the pass is due at `dueAt`. */
  suspendPass(pageId: string, holder: string, dueAt: Date): Promise<void>;

  /**
   * Releases the Page and records the pass. Removes the checkpoint of a background pass. A request to
   * look back further than the pass did stays, and is due at once.
   */
  finishPass(pageId: string, holder: string, record: PassRecord): Promise<void>;
}
