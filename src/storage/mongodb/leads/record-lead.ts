import type { Collection } from 'mongodb';
import { AppError } from '../../../errors.ts';
import type { EnteredLead, Lead, NewLead } from '../../../leads/lead.ts';
import { leadCreated } from '../../../leads/lead-event.ts';
import type { LeadStore } from '../../../leads/lead-store.ts';
import type { Actor } from '../../../users/actor.ts';
import { positionAt, POSITIONS_PER_SECOND } from '../../lead-position.ts';
import { isDuplicateKey } from '../connection/mongodb-error.ts';
import { fromId, toId, type DocumentId } from '../ids.ts';
import { toPendingEvent } from './event-document.ts';
import type { EventRelay } from './event-relay.ts';
import { toDocument, toLead, type LeadDocument, type LeadToRecord } from './lead-document.ts';
import { toNoteDocument } from './note-document.ts';

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

/** Records a lead that did not come from Meta. */
export type CreateLead = (lead: EnteredLead, by: Actor, now: Date) => Promise<Lead>;

/**
 * Records leads, each once by Meta's lead id. The lead, its place in the list, its search terms and its
 * event are one document, stored by one insert.
 */
export function createRecordLead({ leads, inbox, relay }: RecordLeadParts): {
  readonly recordLead: RecordLead;
  readonly createLead: CreateLead;
  readonly importLead: LeadStore['importOnce'];
} {
  const insert = createInsertLead(leads);
  const find = (leadId: string) =>
    leads.findOne({ 'metaData.leadId': leadId }, { hint: 'metaData.leadId' });
  const isErased = async (leadId: string) =>
    (await inbox.findOne({ leadId, state: 'erased' }, { projection: { _id: 1 } })) !== null;

  const recordLead: RecordLead = async (lead, by, now, mayStay) => {
    const { leadId } = lead.metaData;
    if (!mayStay) {
      const known = await find(leadId);
      if (known) return { created: false, lead: toLead(known) };
      if (await isErased(leadId)) throw new AppError('lead-erased', {});
    }
    const { document, recorded, other } = await insert(lead, by, now, () => find(leadId));
    if (other) return { created: false, lead: toLead(other) };
    // An erasure marks the inbox lead first, and then removes leads: one of the two sees the other.
    if (!(await (mayStay ? mayStay() : isErased(leadId).then((erased) => !erased)))) {
      await leads.deleteOne({ _id: document._id });
      throw new AppError('lead-erased', {});
    }
    void relay.relay(document);
    return { created: true, lead: recorded };
  };
  const createLead: CreateLead = async (lead, by, now) => {
    const toRecord = { ...lead, createdAt: now };
    const findSelf = (_id: DocumentId) => leads.findOne({ _id });
    const { document, recorded } = await insert(toRecord, by, now, findSelf);
    void relay.relay(document);
    return recorded;
  };
  const importLead: LeadStore['importOnce'] = async (lead, by, now) => {
    const _id = toId(lead.id);
    const metaLeadId = lead.metaData?.leadId;
    const findKnown = async () =>
      (await leads.findOne({ _id })) ?? (metaLeadId === undefined ? null : await find(metaLeadId));
    const wasErased = async () => metaLeadId !== undefined && (await isErased(metaLeadId));
    const known = await findKnown();
    if (known) return { created: false, lead: toLead(known) };
    if (await wasErased()) throw new AppError('lead-erased', {});
    const notes = lead.notes.map((text) => toNoteDocument({ text, mentions: [] }, by, now));
    const { document, recorded, other } = await insert({ ...lead, notes }, by, now, findKnown);
    if (other) return { created: false, lead: toLead(other) };
    // An erasure marks the inbox lead first, and then removes leads: one of the two sees the other.
    if (await wasErased()) {
      await leads.deleteOne({ _id });
      throw new AppError('lead-erased', {});
    }
    void relay.relay(document);
    return { created: true, lead: recorded };
  };
  return { recordLead, createLead, importLead };
}

/**
 * Inserts a lead at its place in the list, with its event.
 *
 * @param find what may be there already, by the `_id` of the new document or by another key
 * @returns `other` if another document is there
 */
function createInsertLead(leads: Collection<LeadDocument>) {
  const positions = new Positions(leads);
  return async (
    lead: LeadToRecord,
    by: Actor,
    now: Date,
    find: (id: DocumentId) => Promise<LeadDocument | null>,
  ) => {
    for (let position = positions.next(lead.createdAt); ;) {
      const document = toDocument(lead, position, now);
      const recorded = toLead(document);
      const pendingEvents = [toPendingEvent(leadCreated(recorded, by, now), document.version)];
      const whole = { ...document, pendingEvents, pendingSince: new Date() };
      try {
        await leads.insertOne(whole);
        return { document: whole, recorded, other: undefined };
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        const other = await find(document._id);
        // The driver tries once more if it gets no answer: then it may be this very lead.
        // A lead of a file has its id from the file: then another process may have stored it, with its own event.
        const isOther = other && ('id' in lead || fromId(other._id) !== fromId(document._id));
        if (other) return { document: whole, recorded, other: isOther ? other : undefined };
        // Another lead has taken the position.
        position = await positions.nextFree(lead.createdAt);
      }
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
