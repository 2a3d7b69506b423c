import type { Connection, PageFamily } from '../connections/page.ts';

/** One reading of a Page's leads: what it covers and whom it tells. */
export interface Pass {
  readonly cause: 'sync' | 'catch-up';
  readonly family: PageFamily;
  /** The entries whose leads are wanted: the Page, its Instagram accounts, or some of them. */
  readonly entries: readonly Connection[];
  /** How far to look back; from the watermarks if left out. */
  readonly since?: Date | undefined;
  /** Names this pass in the claim of the Page. */
  readonly holder: string;
  readonly onStep: (step: PassStep) => void;
  /** Once it is aborted the pass ends at once, with a call to Meta that is under way. */
  readonly signal?: AbortSignal | undefined;
}

/** Thrown when LeadRabbit closes during a pass. A later background sync continues from its cursor. */
export class PassInterrupted extends Error {
  constructor() {
    super('LeadRabbit closes; the pass goes on later.');
    this.name = 'PassInterrupted';
  }
}

/** What has just been done; what is left out has not changed. */
export interface PassStep {
  readonly formName?: string;
  readonly formsDone?: number;
  readonly formsTotal?: number;
  /** Forms that were read to their end, to be added up. */
  readonly formsRead?: number;
  /** Leads that Meta has listed, to be added up. */
  readonly found?: number;
  /** Of these, leads that are in the CRM only now, to be added up. */
  readonly fresh?: number;
}
