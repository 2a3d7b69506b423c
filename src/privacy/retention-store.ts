/** What older data is deleted; a null limit keeps all. */
export interface RetentionLimits {
  /** Bodies of webhooks received before. */
  readonly deliveriesBefore: Date | null;
  /** Readings and events of leads that were taken into the CRM, or dismissed, before. */
  readonly readingsBefore: Date | null;
  /** Leads that were sent before. */
  readonly leadsBefore: Date | null;
}

export interface RetentionCounts {
  readonly deliveries: number;
  readonly readings: number;
  readonly leads: number;
}

/** Finds and deletes what is older than the limits. */
export interface RetentionStore {
  /** What `deleteOld` would delete. */
  countOld(limits: RetentionLimits): Promise<RetentionCounts>;
  /**
   * Deletes bodies and readings, in short writes. Keeps the bodies of leads that are pending or need
   * attention. Leads are erased by
   * `ErasureStore`.
   */
  deleteOld(limits: Omit<RetentionLimits, 'leadsBefore'>): Promise<Omit<RetentionCounts, 'leads'>>;
  /** Ids of CRM leads that were sent before a time, the oldest first. */
  listOldLeads(before: Date, limit: number): Promise<readonly string[]>;
}
