import type { Reason } from '../reasons.ts';

/** A Page or a form that could not be read. The sync read the others. */
export interface SyncProblem {
  readonly pageId: string;
  readonly pageName: string;
  readonly formId: string | null;
  readonly formName: string | null;
  readonly reason: Reason;
}

/**
 * Leads of one Page that Meta counts and that are still not here after a sync.
 * - `older`: sent before the time to which the sync looked back;
 * - `unread`: the Page or one of its forms could not be read, see the problems;
 * - `unlisted`: Meta does not list them, although the sync asked for all leads that Meta keeps.
 */
export interface SyncGap {
  readonly pageId: string;
  readonly pageName: string;
  readonly cause: 'older' | 'unread' | 'unlisted';
  readonly count: number;
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
  readonly gaps: readonly SyncGap[];
}

/** The progress of a running sync. */
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
