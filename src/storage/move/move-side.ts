import type { NeutralRecord } from './neutral-record.ts';

/** The records of one kind in one database. */
export interface KindOfRecords {
  readonly name: string;
  readAll(): AsyncIterable<NeutralRecord>;
  /** Those of the given keys that are there, by key; `same` for a record that never changes. */
  find(keys: readonly string[]): Promise<ReadonlyMap<string, NeutralRecord | 'same'>>;
  /** Adds records, or replaces those of the same keys. */
  write(records: readonly NeutralRecord[]): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
}

/** The source of a move. */
export interface MoveSource {
  /** For the person: a folder, or the name of a database. */
  readonly name: string;
  readonly kinds: readonly KindOfRecords[];
  /** What the other engine has no place for, as sentences. */
  losses(): Promise<string[]>;
  close(): Promise<void>;
}

/** The target of a move. */
export interface MoveTarget extends MoveSource {
  /** The source of the unfinished move into it; undefined if there is none. */
  unfinishedFrom(): Promise<string | undefined>;
  /** Marks it, so that LeadRabbit does not start on half of the data. */
  begin(from: string): Promise<void>;
  /** Completes what depends on the moved records, and removes the mark. */
  finish(): Promise<void>;
}
