import type { EventPosition } from '../leads/lead-event-store.ts';
import type { LeadStatus } from '../leads/lead.ts';
import type { DayCounts } from './day-counts.ts';
import type { LeadFact } from './lead-fact.ts';

/**
 * Whose leads a sheet counts: those of everybody, of one owner (`owner:` and the id), or of nobody (`owner:`). A
 * person who may see only some leads gets only these sheets.
 */
export type Scope = 'all' | `owner:${string}`;

export const scopeOfOwner = (ownerId: string | null): Scope => `owner:${ownerId ?? ''}`;

/** How far counting is. It is one record, so that its parts always belong together. */
export interface CountingState {
  /** Rises by one with each write; see `writeState`. */
  readonly seq: number;
  /** The process that counts. */
  readonly holder: string;
  /** The version of `toFact` that made the facts. */
  readonly factsVersion: number;
  /** The version of the counts, with the working hours. Another text means that all days are counted again. */
  readonly method: string;
  /** The events up to here are in the facts. */
  readonly position: EventPosition;
  /** How far the facts of all leads are made; undefined when all are made. Only the engine understands it. */
  readonly leadCursor: string | undefined;
  /** Days whose facts have changed since they were counted. */
  readonly openDays: readonly number[];
  /** Whether every day was counted once. */
  readonly isComplete: boolean;
}

/** The counts of one UTC day, see `dayOfFact`, or of an hour of it, for one scope. */
export interface DaySheet {
  readonly day: number;
  /** From 0 to 23; null for the whole day. */
  readonly hour: number | null;
  readonly scope: Scope;
  readonly counts: DayCounts;
}

export interface FactQuery {
  readonly from: Date;
  /** Before this moment. */
  readonly to: Date;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/**
 * What the dashboard counts. A fact is made of one lead, a sheet of the facts of one day. Nothing is ever added to
 * a number: facts and sheets are replaced as a whole, so that doing it twice, or in two processes, changes
 * nothing.
 */
export interface DashboardStore {
  readState(): Promise<CountingState | undefined>;
  /**
   * Stores the state if the stored one has the number before its own; if there is none, 0.
   *
   * @returns false if another process was faster
   */
  writeState(state: CountingState): Promise<boolean>;
  /**
   * Makes the facts of leads as they are now. The fact of a lead that is gone stays, as that of an erased lead.
   * If the undo of an import has removed the lead, its fact is removed. An older state of a lead never replaces a
   * newer one.
   *
   * @returns the days of the facts
   */
  takeFacts(leadIds: readonly string[]): Promise<readonly number[]>;
  /**
   * Makes the facts of the next leads of all.
   *
   * @param cursor of the call before; '' for the first
   * @returns the cursor for the next call, undefined after the last lead
   */
  takeAllFacts(cursor: string, limit: number): Promise<{ readonly cursor: string | undefined }>;
  /** The days that have facts, the earliest first. */
  listDays(): Promise<readonly number[]>;
  /** Facts by the time of sending. */
  listFacts(
    query: FactQuery,
  ): Promise<{ readonly facts: readonly LeadFact[]; readonly nextCursor: string | undefined }>;
  /**
   * Replaces the sheets of a day and of its hours, unless a later state has replaced them. Those that are not given
   * are removed.
   *
   * @param seq of the state for which they were counted
   */
  replaceSheets(day: number, seq: number, sheets: readonly DaySheet[]): Promise<void>;
  /** The sheets of whole days, from the first to the last, in the order of the days. */
  listSheets(first: number, last: number, scopes: readonly Scope[]): Promise<readonly DaySheet[]>;
  /** The sheets of hours of one day that have leads, from the first to the last. */
  listHours(
    day: number,
    hours: { readonly first: number; readonly last: number },
    scopes: readonly Scope[],
  ): Promise<readonly DaySheet[]>;
  /** How many leads of the facts of a span are untouched. It reads the facts of the span. */
  countUntouched(from: Date, to: Date, scopes: readonly Scope[]): Promise<number>;
  /** The same, of the leads in some stages. It reads only these. */
  countUntouchedIn(
    statuses: readonly LeadStatus[],
    span: { readonly from: Date; readonly to: Date },
    scopes: readonly Scope[],
  ): Promise<number>;
  /** How many leads of the sheets of whole days, from the first to the last, are untouched. */
  sumUntouched(first: number, last: number, scopes: readonly Scope[]): Promise<number>;
}
