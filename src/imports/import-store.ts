import type { Actor } from '../users/actor.ts';
import type { ImportLayout } from './import-layout.ts';

/** How many rows have each result. While an import runs, some rows have none yet. */
export interface ImportCounts {
  readonly created: number;
  readonly skipped: number;
  readonly refused: number;
  /** Of the created leads: those that an undo has removed, and those that it has left. */
  readonly removed: number;
  readonly kept: number;
}

export const NO_ROWS: ImportCounts = { created: 0, skipped: 0, refused: 0, removed: 0, kept: 0 };

/**
 * - `reading`: its rows are being stored. If that was cut off, the upload of the same file continues it.
 * - `running`: any process imports its rows.
 * - `done`; `undoing`: its leads are being removed; `undone`.
 */
export type ImportState = 'reading' | 'running' | 'done' | 'undoing' | 'undone';

/** One import of a file. */
export interface ImportRecord {
  readonly id: string;
  /** SHA-256 of the file, in hexadecimal. */
  readonly fileHash: string;
  readonly fileName: string;
  readonly layout: ImportLayout;
  readonly by: Actor;
  readonly startedAt: Date;
  readonly state: ImportState;
  /** Rows of the file; 0 until all were read. */
  readonly total: number;
  readonly counts: ImportCounts;
  /** Who undid it; null if nobody did. */
  readonly undoneBy: Actor | null;
  /** When the state or the counts last changed. */
  readonly changedAt: Date;
}

/** What is kept of the words of a file. */
export interface ImportTexts extends Pick<ImportRecord, 'id' | 'fileName'> {
  /** Each name of a column that is in a result, once. */
  readonly columns: readonly string[];
}

export type NewImport = Pick<
  ImportRecord,
  'id' | 'fileHash' | 'fileName' | 'layout' | 'by' | 'startedAt'
>;

export type RowFate = 'created' | 'skipped' | 'refused';

/** A row that is not imported yet, with its text. */
export interface WaitingRow {
  /** Its line in the file. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** The result of one row. It does not hold the text. */
export interface ImportedRow {
  /** Its line in the file. */
  readonly line: number;
  readonly fate: RowFate;
  /** A code; empty for a row that made a lead. */
  readonly reason: string;
  /** The name of the column that is wrong; empty if no column alone is. */
  readonly column: string;
  /** The lead that was made, or that was here already; null for none. */
  readonly leadId: string | null;
  /** What an undo has done with the lead that was made; null if it has done nothing yet. */
  readonly undone: UndoneRow['undone'] | null;
}

/** Whether a row that is stored has a result already, and has made or found the same lead. */
export const hasSameResult = (
  row: Pick<ImportedRow, 'fate' | 'leadId'>,
  stored: Pick<ImportedRow, 'fate' | 'leadId'> | undefined,
): boolean => stored?.fate === row.fate && stored.leadId === row.leadId;

/** What an undo has done with the lead of one row. */
export interface UndoneRow {
  readonly line: number;
  readonly undone: 'removed' | 'changed' | 'gone';
}

/** Stores imports and the results of their rows. The text of a row is kept only while the row waits. */
export interface ImportStore {
  /** Begins to read an import. If its id is known, nothing changes and the known import is returned. */
  begin(record: NewImport): Promise<ImportRecord>;
  /** Stores rows that wait. A line that is known stays as it is. */
  addRows(id: string, rows: readonly WaitingRow[]): Promise<void>;
  /**
   * Changes the state if it is `from`.
   *
   * @param change `total` and `undoneBy` are set too if they are given
   * @returns whether it was `from`
   */
  setState(
    id: string,
    change: Pick<ImportRecord, 'state'> &
      Partial<Pick<ImportRecord, 'total' | 'undoneBy'>> & { readonly from: ImportState },
    now: Date,
  ): Promise<boolean>;
  /** The first rows that wait, in the order of their lines, after the line `after`. */
  listWaiting(
    id: string,
    page: { readonly after: number; readonly limit: number },
  ): Promise<readonly WaitingRow[]>;
  /**
   * Stores the results of rows that wait, with the counts so far, and removes their text. Other rows do not change.
   *
   * @returns the lines that did not wait and have another result, such as those of a person who was erased
   */
  saveRows(
    id: string,
    progress: {
      readonly rows: readonly Omit<ImportedRow, 'undone'>[];
      readonly counts: ImportCounts;
    },
    now: Date,
  ): Promise<readonly number[]>;
  /** Stores what an undo has done with created leads, with the counts so far. Rows that have a result do not change. */
  saveUndone(
    id: string,
    progress: { readonly rows: readonly UndoneRow[]; readonly counts: ImportCounts },
    now: Date,
  ): Promise<void>;
  /** Counts the rows: a process may have ended between the rows and their counts. */
  countRows(id: string): Promise<ImportCounts>;
  find(id: string): Promise<ImportRecord | undefined>;
  /** All imports of one file, the newest first. */
  findByFile(fileHash: string): Promise<readonly ImportRecord[]>;
  /** The newest first. */
  list(limit: number): Promise<readonly ImportRecord[]>;
  /** Imports that are `reading`, `running` or `undoing`, the oldest first. */
  listUnfinished(): Promise<readonly ImportRecord[]>;
  /** Rows that do not wait, in the order of their lines, after the line `after`. */
  listRows(
    id: string,
    page: { readonly after: number; readonly limit: number; readonly fate?: RowFate | undefined },
  ): Promise<readonly ImportedRow[]>;
  /** The texts of all imports that are kept after their end. An erasure reads them. */
  listTexts(): Promise<readonly ImportTexts[]>;
  /** Empties the file name and the names of columns in results that are one of these texts. */
  removeTexts(id: string, texts: readonly string[]): Promise<void>;
  /** Removes an import with its rows, if it is still `reading`. */
  removeUnread(id: string): Promise<void>;
}
