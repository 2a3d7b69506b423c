import type { Actor } from '../users/actor.ts';

/** Rows by what became of them. The sum is the number of rows that were read. */
export interface ImportCounts {
  readonly created: number;
  readonly updated: number;
  readonly skipped: number;
  readonly refused: number;
}

/**
 * `running` until every row was read, also if a process ended in the middle: the same file again continues it.
 * `undoing` until every lead of it was removed.
 */
export type ImportState = 'running' | 'done' | 'undoing' | 'undone';

/** One file that was brought in. It holds nothing of the leads. */
export interface ImportRecord {
  readonly id: string;
  /** SHA-256 of the file and of how it is read, in hexadecimal. */
  readonly fileHash: string;
  readonly fileName: string;
  readonly by: Actor;
  readonly startedAt: Date;
  readonly state: ImportState;
  readonly counts: ImportCounts;
  /** When the state or the counts last changed. */
  readonly changedAt: Date;
}

export type RowFate = 'created' | 'updated' | 'skipped' | 'refused';

/** What became of one row. */
export interface ImportedRow {
  /** Its line in the file. */
  readonly line: number;
  readonly fate: RowFate;
  /** A code; empty for a row that was created or updated. */
  readonly reason: string;
  /** The column that is wrong; empty if no column alone is. */
  readonly column: string;
  /** The lead that was created or updated, or that is here already; null for none. */
  readonly leadId: string | null;
  /** The event of the change, with which it can be undone; null if there is none. */
  readonly eventId: string | null;
}

/** Keeps what was brought in from files. */
export interface ImportStore {
  /** Begins an import. If its id is known, nothing changes and the known one comes back. */
  begin(record: Omit<ImportRecord, 'state' | 'counts' | 'changedAt'>): Promise<ImportRecord>;
  /**
   * Keeps what became of rows, with the counts so far. A line that is kept already stays as it is, so that a
   * repetition changes nothing.
   */
  saveRows(
    id: string,
    progress: { readonly rows: readonly ImportedRow[]; readonly counts: ImportCounts },
    now: Date,
  ): Promise<void>;
  setState(id: string, state: ImportState, now: Date): Promise<void>;
  find(id: string): Promise<ImportRecord | undefined>;
  /** All imports of one file, the newest first. */
  findByFile(fileHash: string): Promise<readonly ImportRecord[]>;
  /** The newest first. */
  list(limit: number): Promise<readonly ImportRecord[]>;
  /** Rows in the order of their lines, after the line `after`. */
  listRows(
    id: string,
    page: { readonly after: number; readonly limit: number; readonly fate?: RowFate | undefined },
  ): Promise<readonly ImportedRow[]>;
}
