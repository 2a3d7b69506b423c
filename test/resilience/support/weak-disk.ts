import type { ChildLeadRabbit, ChildOptions } from './child-leadrabbit.ts';

/** A way to take disk space away from the database of a running LeadRabbit. */
export interface WeakDisk {
  readonly name: string;
  readonly isAvailable: () => boolean;
  /** Prepares it, for one LeadRabbit. */
  open(): Promise<OpenedDisk>;
}

export interface OpenedDisk {
  /** How LeadRabbit is started on it. */
  readonly options: ChildOptions;
  /** Makes every later write fail. */
  fill(app: ChildLeadRabbit): Promise<void> | void;
  empty(app: ChildLeadRabbit): Promise<void> | void;
  /** Called after LeadRabbit has ended. */
  close?(): Promise<void>;
}
