import type { Incident, Trouble } from './incident.ts';

export interface IncidentChanges {
  /**
   * Incidents that this call opened. If several calls run at once, in any process, only one opens
   * it.
   */
  readonly opened: readonly Incident[];
  /** Incidents that this call closed. */
  readonly closed: readonly Incident[];
}

export interface IncidentQuery {
  /** Of one subject (`app` or the id of a Page), or of all. */
  readonly subject?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Stores incidents. Each one is opened once and closed once, also if LeadRabbit restarts. */
export interface IncidentStore {
  /**
   * Makes the open incidents of a subject match its current troubles: opens new ones and closes
   * those that are over. If a check's trouble has another code now, its incident is closed and a
   * new one opened. Incidents of `undecided` checks stay as they are.
   */
  reconcile(
    subject: string,
    found: { readonly troubles: readonly Trouble[]; readonly undecided: readonly string[] },
    now: Date,
  ): Promise<IncidentChanges>;
  /**
   * Records a trouble that was over when it was found, such as a repaired subscription.
   *
   * @returns undefined if the same trouble is recorded already for a time that overlaps
   */
  record(
    subject: string,
    trouble: Trouble,
    span: { readonly from: Date; readonly to: Date },
  ): Promise<Incident | undefined>;
  /** The newest first. @throws the `invalid-cursor` error */
  list(
    query: IncidentQuery,
  ): Promise<{ readonly incidents: readonly Incident[]; readonly nextCursor: string | undefined }>;
}
