import type { Collection } from 'mongodb';
import { AppError } from '../../../errors.ts';
import type { Lead, NewLead } from '../../../leads/lead.ts';
import { leadCreated } from '../../../leads/lead-event.ts';
import type { Actor } from '../../../users/actor.ts';
import { positionAt, POSITIONS_PER_SECOND } from '../../lead-position.ts';
import { isDuplicateKey } from '../connection/mongodb-error.ts';
import { toPendingEvent } from './event-document.ts';
import type { EventRelay } from './event-relay.ts';
import { toDocument, toLead, type LeadDocument } from './lead-document.ts';

/** See `LeadStore.recordOnce`. */
export type RecordLead = (
  lead: NewLead,
  by: Actor,
  now: Date,
) => Promise<{ readonly created: boolean; readonly lead: Lead }>;

export interface RecordLeadParts {
  readonly leads: Collection<LeadDocument>;
  readonly inbox: Collection;
  readonly relay: EventRelay;
}

/**
 * Records leads, each once by Meta's lead id. The lead, its place in the list, its search terms and its
 * event are one document, stored by one insert.
 */
export function createRecordLead({ leads, inbox, relay }: RecordLeadParts): RecordLead {
  const nextPosition = createNextPosition(leads);
  const find = (leadId: string) =>
    leads.findOne({ 'metaData.leadId': leadId }, { hint: 'metaData.leadId' });
  const isErased = async (leadId: string) =>
    (await inbox.findOne({ leadId, state: 'erased' }, { projection: { _id: 1 } })) !== null;

  return async (lead, by, now) => {
    const { leadId } = lead.metaData;
    const known = await find(leadId);
    if (known) return { created: false, lead: toLead(known) };
    if (await isErased(leadId)) throw new AppError('lead-erased', {});
    for (;;) {
      const document = toDocument(lead, await nextPosition(lead.createdAt), now);
      const recorded = toLead(document);
      const pendingEvents = [toPendingEvent(leadCreated(recorded, by, now), document.version)];
      const whole = { ...document, pendingEvents, pendingSince: new Date() };
      try {
        await leads.insertOne(whole);
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        const other = await find(leadId);
        if (other) return { created: false, lead: toLead(other) };
        // Another lead has taken the position.
        continue;
      }
      // An erasure marks the inbox lead first, and then removes leads: one of the two sees the other.
      if (await isErased(leadId)) {
        await leads.deleteOne({ _id: document._id });
        throw new AppError('lead-erased', {});
      }
      void relay.relay(whole);
      return { created: true, lead: recorded };
    }
  };
}

/** How many seconds to remember the last position of. */
const MOST_REMEMBERED = 1_000;

/** Rises with the time of sending; within one second with the order of recording. */
function createNextPosition(leads: Collection<LeadDocument>): (createdAt: Date) => Promise<number> {
  /** The last position that this process gave out, by the first of its second. */
  const given = new Map<number, number>();
  return async (createdAt) => {
    const from = positionAt(createdAt);
    const [last] = await leads
      .find({ position: { $gte: from, $lt: from + POSITIONS_PER_SECOND } })
      .project<Pick<LeadDocument, 'position'>>({ _id: 0, position: 1 })
      .sort({ position: -1 })
      .hint('position')
      .limit(1)
      .toArray();
    const position = Math.max(last?.position ?? from - 1, given.get(from) ?? from - 1) + 1;
    if (given.size >= MOST_REMEMBERED) given.clear();
    given.set(from, position);
    return position;
  };
}
