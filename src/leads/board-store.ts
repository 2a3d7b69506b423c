import type { LeadFilters } from './lead-filters.ts';
import type { Lead, LeadStatus } from './lead.ts';

/** Which leads the board shows: the filters of the list except the status. */
export type BoardFilters = Omit<LeadFilters, 'status'>;

export interface ColumnQuery extends BoardFilters {
  readonly status: LeadStatus;
  /** At most this many leads. */
  readonly limit: number;
  /** `nextCursor` of the page before. */
  readonly cursor?: string | undefined;
}

export interface ColumnPage {
  /** In the order of their places; one without a place of its own is placed by its time of sending. */
  readonly leads: readonly Lead[];
  /** Undefined on the last page. */
  readonly nextCursor: string | undefined;
}

export interface ColumnCount {
  readonly count: number;
  /** There are more. */
  readonly isMore: boolean;
}

/** Two places on the board with nothing in between. Undefined at the ends of a column. */
export interface BoardGap {
  readonly above: string | undefined;
  readonly below: string | undefined;
}

/** Reads leads by their status, in the order that people gave them. */
export interface BoardStore {
  /**
   * How many leads have each of these statuses. One without leads is left out, and costs no more than a look into an
   * index.
   */
  countIn(statuses: readonly LeadStatus[]): Promise<ReadonlyMap<LeadStatus, number>>;
  /**
   * How many of the leads that match have each status, whatever it is. A status without leads is left out.
   *
   * @param most a store that does not know a number counts up to this
   * @param statuses counts no others
   */
  countColumns(
    filters: BoardFilters,
    most: number,
    statuses?: readonly LeadStatus[],
  ): Promise<ReadonlyMap<LeadStatus, ColumnCount>>;
  /**
   * The places above and below a gap in a column.
   *
   * @param after the lead above the gap; null for the top of the column
   * @param moved the lead that goes into the gap, which may be in the column already
   * @returns undefined if `after` is not in the column
   */
  findGap(status: LeadStatus, after: string | null, moved: string): Promise<BoardGap | undefined>;
  /** @throws the `invalid-cursor` error for a cursor that no page returned */
  listColumn(query: ColumnQuery): Promise<ColumnPage>;
}
