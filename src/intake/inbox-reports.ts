/** How long a stored lead took from the form at Meta into the CRM. */
export interface LeadDelay {
  /** True if a webhook announced the lead, false if a sync found it. */
  readonly isAnnounced: boolean;
  readonly delayMs: number;
}

export interface NewestLead {
  readonly leadId: string;
  /** When it was sent. */
  readonly createdTime: Date;
}

/** How many leads an incident delayed, and how many of them are in the CRM now. */
export interface DelayedLeads {
  readonly affected: number;
  readonly recovered: number;
}

/** The queries behind reports and watermarks. */
export interface InboxReports {
  /**
   * Returns when the oldest lead of a Page was sent that is announced or failed, and whose answers
   * are not here. Only Meta has the answers of these leads, so the watermark must stay before this
   * time. Leaves out a lead of a known form that needs attention because it is `unreadable`: Meta
   * answered for hours that it does not exist, as it does for a deleted test lead.
   *
   * @param sentSince leaves out leads that were sent earlier, which Meta has deleted too
   */
  oldestUnread(pageId: string, sentSince?: Date): Promise<Date | null>;

  /** Returns the newest stored leads of each form, by form id. Leaves out forms without any. */
  newestOfForms(
    formIds: readonly string[],
    limit: number,
  ): Promise<ReadonlyMap<string, readonly NewestLead[]>>;

  /**
   * Counts the leads that an incident delayed: sent during it or shortly before it was noticed, and
   * not in the CRM when it began.
   *
   * @param pageId one Page, or null for all Pages
   * @param onlyUnannounced counts only leads that a sync found
   */
  countDelayed(
    pageId: string | null,
    span: { readonly from: Date; readonly to: Date },
    onlyUnannounced: boolean,
  ): Promise<DelayedLeads>;

  /**
   * Lists the delays of the newest `limit` leads that were stored at `since` or later, newest
   * first. Leaves out leads that were sent before their Page was enabled. Yields batches, and lets
   * other work run between two batches.
   */
  listDelays(since: Date, limit: number): AsyncIterable<readonly LeadDelay[]>;
}
