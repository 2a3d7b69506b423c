import type { HealthReport } from './health-report.ts';

/** How many webhooks came with each kind of signature. */
export interface VerdictCounts {
  readonly valid: number;
  /** The signature does not match; anyone can send such a request. */
  readonly wrong: number;
  readonly missing: number;
  /** Wrong signatures on bodies that name an enabled Page. Anyone can forge these. */
  readonly plausible?: number;
  /** Plausible ones that also name a lead that LeadRabbit did not know and that Meta confirms. */
  readonly proven?: number;
}

export interface VerdictSummary extends VerdictCounts {
  /** When the last one of each kind came; null or missing if none came. */
  readonly lastValid: Date | null;
  readonly lastWrong: Date | null;
  readonly lastPlausible?: Date;
  readonly lastProven?: Date;
}

/** Stores the last report of each Page and of the app, and the counts of webhook signatures. */
export interface HealthStore {
  /**
   * Replaces the last report. If several reports are saved at once, in any process, each replaces a
   * different one, so that comparing each report with the replaced one shows each change once.
   *
   * @param subject `app`, or the id of a Page
   * @returns the report that it replaced
   */
  save(subject: string, report: HealthReport): Promise<HealthReport | undefined>;
  find(subject: string): Promise<HealthReport | undefined>;
  list(): Promise<ReadonlyMap<string, HealthReport>>;
  remove(subject: string): Promise<void>;

  /**
   * Adds to the counts of an hour, and deletes old hours.
   *
   * @param hour its beginning
   * @param now when the last of them came
   */
  addSignatureVerdicts(hour: Date, counts: VerdictCounts, now: Date): Promise<void>;
  /** The counts of the hours in which a webhook came at `since` or later. */
  signatureVerdictsSince(since: Date): Promise<VerdictSummary>;
}
