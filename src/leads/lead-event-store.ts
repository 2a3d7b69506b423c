import type { LeadEvent } from './lead-event.ts';

/** Where a reader of all events is. Only the engine that gave it out understands it. */
export type EventPosition = string;

/** Before the first event. */
export const FIRST_EVENT: EventPosition = '';

export interface LeadEventPage {
  readonly events: readonly LeadEvent[];
  /** Behind the last of these events; the position that was asked for if there are none. */
  readonly position: EventPosition;
}

export interface LeadHistoryQuery {
  readonly limit: number;
  /** `nextCursor` of the page before. */
  readonly cursor?: string | undefined;
}

export interface LeadHistoryPage {
  /** Newest first. */
  readonly events: readonly LeadEvent[];
  /** Undefined on the last page. */
  readonly nextCursor: string | undefined;
}

/**
 * The changes of all leads. The stores that change a lead record its event in the same operation:
 * both are stored or neither. A lead of a database from before there were events has none until it
 * changes.
 */
export interface LeadEventStore {
  /** @throws the `invalid-cursor` error for a cursor that no page gave out */
  listOfLead(leadId: string, query: LeadHistoryQuery): Promise<LeadHistoryPage>;
  /**
   * The events behind a position, oldest first; of one lead they are in the order of its changes. A
   * reader that goes on from the position of each page gets every event, whichever processes
   * recorded them. An engine may give an event more than once: its id tells.
   *
   * @throws the `invalid-cursor` error for a position that no page gave out
   */
  listAfter(position: EventPosition, limit: number): Promise<LeadEventPage>;
}
