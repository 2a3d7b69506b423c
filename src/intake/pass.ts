import type { Connection, PageFamily } from '../connections/page.ts';

/** One run of a sync over the forms of a Page. */
export interface Pass {
  readonly cause: 'sync' | 'catch-up';
  readonly family: PageFamily;
  /** The connections whose leads are wanted: the Page, its Instagram accounts, or some of them. */
  readonly entries: readonly Connection[];
  /** Read leads that were sent since this time; if left out, since the watermarks. */
  readonly since?: Date | undefined;
  /** The name of this pass in its claim of the Page. */
  readonly holder: string;
  readonly onStep: (step: PassStep) => void;
  /** When it is aborted, the pass ends at once and aborts its call to Meta. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Thrown when LeadRabbit closes during a pass. A later background sync continues from its cursor.
 */
export class PassInterrupted extends Error {
  constructor() {
    super('LeadRabbit is closing. The pass continues after the next start.');
    this.name = 'PassInterrupted';
  }
}

/** A step of a pass. A value that is left out has not changed. */
export interface PassStep {
  readonly formName?: string;
  readonly formsDone?: number;
  readonly formsTotal?: number;
  /** How many forms this step has read to their end. */
  readonly formsRead?: number;
  /** How many leads Meta has listed in this step. */
  readonly found?: number;
  /** How many leads this step has brought into the CRM. */
  readonly fresh?: number;
}
