import type { Collection } from 'mongodb';
import type { LeadEventStore } from '../../../leads/lead-event-store.ts';
import type { ReportOddValue } from '../../odd-values.ts';
import { readPosition as readNumber } from '../../read-position.ts';
import { fromId, toId } from '../ids.ts';
import {
  toEvent,
  toPersonalEvent,
  type LeadEventDocument,
  type PendingEvent,
} from './event-document.ts';
import { readEvents, readLast, readPosition, writePosition } from './event-reader.ts';
import type { EventRelay } from './event-relay.ts';
import type { LeadDocument } from './lead-document.ts';

export interface LeadEventParts {
  readonly leads: Collection<LeadDocument>;
  readonly events: Collection<LeadEventDocument>;
  readonly relay: EventRelay;
  readonly report: ReportOddValue;
}

/** @param waiting the events that wait in the lead, if it was read */
export type HasEvent = (
  leadId: string,
  eventId: string,
  waiting?: readonly PendingEvent[],
) => Promise<boolean>;

/** An event is copied before it is removed from its lead, so that it is found in one of the two. */
export const createHasEvent =
  ({ leads, events }: Pick<LeadEventParts, 'leads' | 'events'>): HasEvent =>
  async (leadId, eventId, waiting) => {
    const _id = toId(eventId);
    const pending =
      waiting ??
      (await leads.findOne({ _id: toId(leadId) }, { projection: { pendingEvents: 1 } }))
        ?.pendingEvents ??
      [];
    return (
      pending.some((event) => fromId(event._id) === eventId) ||
      (await events.findOne({ _id, leadId }, { projection: { _id: 1 } })) !== null
    );
  };

/** The events in `lead_events`, and those that still wait in their lead. */
export function createLeadEventStore(parts: LeadEventParts): LeadEventStore {
  const { leads, events, relay, report } = parts;
  return {
    listOfLead: async (leadId, { limit, cursor }) => {
      const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : readNumber(cursor);
      const lead = await leads.findOne({ _id: toId(leadId) }, { projection: { pendingEvents: 1 } });
      const waiting = (lead?.pendingEvents ?? []).filter(({ n }) => n < before);
      const copied = await events
        .find({ leadId, n: { $lt: before } })
        .sort({ n: -1 })
        .hint('leadId_n')
        .limit(limit + 1)
        .toArray();
      const all = new Map([...waiting, ...copied].map((event) => [fromId(event._id), event]));
      const sorted = [...all.values()].toSorted((a, b) => b.n - a.n);
      const page = sorted.slice(0, limit);
      const last = page.at(-1);
      return {
        events: page.map((event) => toPersonalEvent(event, report)),
        nextCursor: sorted.length > limit && last ? String(last.n) : undefined,
      };
    },
    hasEvent: createHasEvent(parts),
    listAfter: async (position, limit) => {
      const from = readPosition(position);
      await relay.relayAll();
      const { documents, position: next } = await readEvents(events, from, limit);
      return {
        events: documents.map((event) => toEvent(event, report)),
        position: documents.length > 0 ? writePosition(next) : position,
      };
    },
    lastPosition: async () => writePosition(await readLast(events)),
  };
}
