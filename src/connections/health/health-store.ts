import type { HealthReport } from './health-report.ts';

/** How many webhooks came with each kind of signature. */
export interface VerdictCounts {
  readonly valid: number;
  /** The signature does not match; anyone can send such a request. */
  readonly wrong: number;
  readonly missing: number;
  /** Of the wrong ones that were read: those that name a Page which is enabled. Can be forged. */
  readonly plausible?: number;
  /** Of these: those that name a lead which LeadRabbit did not know and Meta confirms. */
  readonly proven?: number;
}

export interface VerdictSummary extends VerdictCounts {
  /** When the last one of its kind came; null or absent if none did. */
  readonly lastValid: Date | null;
  readonly lastWrong: Date | null;
  readonly lastPlausible?: Date;
  readonly lastProven?: Date;
}

/** Where the last report of each Page and of the app lives, and the counts of webhook signatures. */
export interface HealthStore {
  /**
   * Stores a report in the place of the last one. If several reports are saved at once, in any process,
   * each replaces another one: whoever compares a report with the one it replaced notices each change
   * once.
   *
   * @param subject `app`, or the id of a Page
   * @returns the report that it replaced
   */
  save(subject: string, report: HealthReport): Promise<HealthReport | undefined>;
  find(subject: string): Promise<HealthReport | undefined>;
  list(): Promise<ReadonlyMap<string, HealthReport>>;
  remove(subject: string): Promise<void>;

  /**
   * Adds to the counts of an hour, and forgets hours that are long gone.
   *
   * @param hour its beginning
   * @param now when the last of them came
   */
  addSignatureVerdicts(hour: Date, counts: VerdictCounts, now: Date): Promise<void>;
  /** The counts of the hours in which anything came at `since` or later. */
  signatureVerdictsSince(since: Date): Promise<VerdictSummary>;
}
