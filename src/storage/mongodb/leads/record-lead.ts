import type { Collection } from 'mongodb';
import { AppError } from '../../../errors.ts';
import type { Lead, NewLead } from '../../../leads/lead.ts';
import { leadCreated } from '../../../leads/lead-event.ts';
import type { Actor } from '../../../users/actor.ts';
import { positionAt, POSITIONS_PER_SECOND } from '../../lead-position.ts';
import { isDuplicateKey } from '../connection/mongodb-error.ts';
import { fromId } from '../ids.ts';
import { toPendingEvent } from './event-document.ts';
import type { EventRelay } from './event-relay.ts';
import { toDocument, toLead, type LeadDocument } from './lead-document.ts';

/**
 * See `LeadStore.recordOnce`.
 *
 * @param mayStay called when the lead is stored; if it returns false, the person was erased, and the lead is
 * removed again. Without it, the inbox lead is read before and after.
 */
export type RecordLead = (
  lead: NewLead,
  by: Actor,
  now: Date,
  mayStay?: () => Promise<boolean>,
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
  const positions = new Positions(leads);
  const find = (leadId: string) =>
    leads.findOne({ 'metaData.leadId': leadId }, { hint: 'metaData.leadId' });
  const isErased = async (leadId: string) =>
    (await inbox.findOne({ leadId, state: 'erased' }, { projection: { _id: 1 } })) !== null;

  return async (lead, by, now, mayStay) => {
    const { leadId } = lead.metaData;
    if (!mayStay) {
      const known = await find(leadId);
      if (known) return { created: false, lead: toLead(known) };
      if (await isErased(leadId)) throw new AppError('lead-erased', {});
    }
    for (let position = positions.next(lead.createdAt); ;) {
      const document = toDocument(lead, position, now);
      const recorded = toLead(document);
      const pendingEvents = [toPendingEvent(leadCreated(recorded, by, now), document.version)];
      const whole = { ...document, pendingEvents, pendingSince: new Date() };
      try {
        await leads.insertOne(whole);
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        const other = await find(leadId);
        if (!other) {
          // Another lead has taken the position.
          position = await positions.nextFree(lead.createdAt);
          continue;
        }
        // The driver tries once more if it gets no answer: then it may be this very lead.
        if (fromId(other._id) !== fromId(document._id))
          return { created: false, lead: toLead(other) };
      }
      // An erasure marks the inbox lead first, and then removes leads: one of the two sees the other.
      if (!(await (mayStay ? mayStay() : isErased(leadId).then((erased) => !erased)))) {
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

/** Positions rise with the time of sending; within one second with the order of recording. */
class Positions {
  readonly #leads: Collection<LeadDocument>;
  /** The last position that this process gave out, by the first of its second. */
  readonly #given = new Map<number, number>();

  constructor(leads: Collection<LeadDocument>) {
    this.#leads = leads;
  }

  /** The next position, as far as this process knows. Seconds rarely have more than one lead. */
  next(createdAt: Date): number {
    const from = positionAt(createdAt);
    return this.#give(from, (this.#given.get(from) ?? from - 1) + 1);
  }

  /** The next position after all that are stored. */
  async nextFree(createdAt: Date): Promise<number> {
    const from = positionAt(createdAt);
    const [last] = await this.#leads
      .find({ position: { $gte: from, $lt: from + POSITIONS_PER_SECOND } })
      .project<Pick<LeadDocument, 'position'>>({ _id: 0, position: 1 })
      .sort({ position: -1 })
      .hint('position')
      .limit(1)
      .toArray();
    return this.#give(from, Math.max(last?.position ?? 0, this.#given.get(from) ?? 0) + 1);
  }

  #give(from: number, position: number): number {
    if (this.#given.size >= MOST_REMEMBERED) this.#given.clear();
    this.#given.set(from, position);
    return position;
  }
}
