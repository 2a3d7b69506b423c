import type { LeadEvent, PersonalEvent } from './lead-event.ts';

/** The position of a reader of all events. Only the engine that returned it understands it. */
export type EventPosition = string;

/** Before the first event. */
export const FIRST_EVENT: EventPosition = '';

export interface LeadEventPage {
  readonly events: readonly LeadEvent[];
  /**
   * The position after the last of these events. If there are none, the position of the request.
   */
  readonly position: EventPosition;
}

export interface LeadHistoryQuery {
  readonly limit: number;
  /** `nextCursor` of the page before. */
  readonly cursor?: string | undefined;
}

export interface LeadHistoryPage {
  /** Newest first. */
  readonly events: readonly PersonalEvent[];
  /** Undefined on the last page. */
  readonly nextCursor: string | undefined;
}

/**
 * The changes of all leads. A store that changes a lead records its event in the same operation:
 * both are stored or neither is. A lead that is older than the events of its database has no event
 * until it changes.
 */
export interface LeadEventStore {
  /** @throws the `invalid-cursor` error for a cursor that no page returned */
  listOfLead(leadId: string, query: LeadHistoryQuery): Promise<LeadHistoryPage>;
  /** Whether the lead has an event with this id. */
  hasEvent(leadId: string, eventId: string): Promise<boolean>;
  /**
   * Lists the events after a position, oldest first. The events of one lead are in the order of its
   * changes. A reader that continues from the position of each page gets every event of every
   * process. An engine may return an event more than once, with the same id.
   *
   * @throws the `invalid-cursor` error for a position that no page returned
   */
  listAfter(position: EventPosition, limit: number): Promise<LeadEventPage>;
  /** The position from which a reader gets every event recorded after this call, and perhaps a few earlier ones. */
  lastPosition(): Promise<EventPosition>;
}
