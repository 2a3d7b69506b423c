/** A Page or a form that could not be read. The others went on. */
export interface SyncProblem {
  readonly pageId: string;
  readonly pageName: string;
  readonly formId: string | null;
  readonly formName: string | null;
  readonly message: string;
}

export interface SyncResult {
  /** Leads that were not in the CRM before. */
  readonly leadsNew: number;
  /** Leads that Meta listed for the time span. */
  readonly leadsFound: number;
  readonly pagesProcessed: number;
  /** Forms that were read to their end. */
  readonly formsRead: number;
  readonly problems: readonly SyncProblem[];
}

/** Where a running sync stands. */
export interface SyncProgress {
  readonly syncId: string;
  readonly state: 'running' | 'done' | 'failed';
  readonly pageId: string | null;
  readonly pageName: string | null;
  readonly formName: string | null;
  readonly pagesDone: number;
  readonly pagesTotal: number;
  readonly formsDone: number;
  readonly formsTotal: number;
  readonly leadsFound: number;
  readonly leadsNew: number;
}
