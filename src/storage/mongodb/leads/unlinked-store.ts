import type { Collection, Db } from 'mongodb';
import { pairOf, type UnlinkedPair, type UnlinkedStore } from '../../../leads/unlinked-store.ts';
import type { Actor } from '../../../users/actor.ts';
import { toActor, toActorColumns, type ActorColumns } from '../../actor-columns.ts';
import type { NeededIndex } from '../connection/indexes.ts';
import { isDuplicateKey } from '../connection/mongodb-error.ts';
import { toTime } from '../fields.ts';
import { toId } from '../ids.ts';
import { toPendingEvent, type PendingEvent } from './event-document.ts';
import type { EventRelay } from './event-relay.ts';
import type { LeadDocument } from './lead-document.ts';
import { FIRST_TIME, LeftSweep, MOST_AT_ONCE } from './left-sweep.ts';
import { pushEvents } from './push-events.ts';

/** A pair in `unlinked_leads`. */
interface UnlinkedDocument {
  /** Both ids, the smaller first. */
  readonly _id: string;
  readonly oneId: string;
  readonly otherId: string;
  /** False if it is removed as soon as both leads have the event. */
  readonly isUnlinked: boolean;
  readonly by: ActorColumns;
  readonly at: Date;
  /** Rises with each change; a change is guarded by it. */
  readonly version: number;
  /** Events that a lead may not have yet, with the time of the oldest. */
  readonly pendingEvents?: readonly PendingEvent[];
  readonly pendingSince?: Date;
}

export const unlinkedIndexes: readonly NeededIndex[] = [
  { collection: 'unlinked_leads', name: 'oneId', key: { oneId: 1 } },
  { collection: 'unlinked_leads', name: 'otherId', key: { otherId: 1 } },
  { collection: 'unlinked_leads', name: 'pendingSince', key: { pendingSince: 1 }, sparse: true },
];

/** Pairs of leads. A change of a pair and its events are one update; both leads get theirs afterwards. */
export function createUnlinked(
  db: Db,
  { leads, relay }: { readonly leads: Collection<LeadDocument>; readonly relay: EventRelay },
): { readonly store: UnlinkedStore; readonly sweep: LeftSweep<UnlinkedDocument> } {
  const pairs = db.collection<UnlinkedDocument>('unlinked_leads');

  /** Can run twice without harm. @returns false if one of the leads does not exist any more */
  const tellLeads = async (document: UnlinkedDocument): Promise<boolean> => {
    const { _id, oneId, otherId, pendingEvents = [], version, isUnlinked } = document;
    for (const leadId of [oneId, otherId]) {
      const events = pendingEvents.filter((event) => event.leadId === leadId);
      const lead = await pushEvents(leads, leadId, events);
      if (!lead) {
        await pairs.deleteOne({ _id });
        return false;
      }
      await relay.relay(lead);
    }
    // If a change came in between, its events stay here, and its own call copies them.
    if (isUnlinked)
      await pairs.updateOne({ _id, version }, { $unset: { pendingEvents: '', pendingSince: '' } });
    else await pairs.deleteOne({ _id, version });
    return true;
  };

  const change = async (
    leadIds: readonly [string, string],
    isUnlinked: boolean,
    by: Actor,
    now: Date,
  ): Promise<boolean> => {
    const [oneId, otherId] = pairOf(leadIds);
    const both = { _id: { $in: [toId(oneId), toId(otherId)] } };
    if ((await leads.countDocuments(both, { limit: 2 })) < 2) return false;
    const _id = `${oneId} ${otherId}`;
    for (;;) {
      const before = await pairs.findOne({ _id });
      if ((before?.isUnlinked ?? false) === isUnlinked) return true;
      const changed = { isUnlinked, by: toActorColumns(by), at: now };
      const events = eventsOf([oneId, otherId], isUnlinked, by, now);
      if (!before) {
        const document = { ...changed, _id, oneId, otherId, version: 1 };
        const whole = { ...document, pendingEvents: events, pendingSince: new Date() };
        if (await insertOnce(pairs, whole)) return tellLeads(whole);
        continue;
      }
      const version = before.version + 1;
      const after = await pairs.findOneAndUpdate(
        { _id, version: before.version },
        {
          $set: { ...changed, version },
          $push: { pendingEvents: { $each: events } },
          $min: { pendingSince: new Date() },
        },
        { returnDocument: 'after' },
      );
      if (after) return tellLeads(after);
    }
  };

  return {
    store: {
      listOfLead: async (leadId) => {
        const [ones, others] = await Promise.all([
          pairs.find({ oneId: leadId, isUnlinked: true }).hint('oneId').toArray(),
          pairs.find({ otherId: leadId, isUnlinked: true }).hint('otherId').toArray(),
        ]);
        return [...ones, ...others].map(toPair);
      },
      unlink: (leadIds, by, now) => change(leadIds, true, by, now),
      link: (leadIds, by, now) => change(leadIds, false, by, now),
    },
    sweep: new LeftSweep({
      findWaiting: () =>
        pairs
          .find({ pendingSince: { $gt: FIRST_TIME } })
          .hint('pendingSince')
          .limit(MOST_AT_ONCE)
          .toArray(),
      nameOf: ({ _id, version }) => `${_id} ${version}`,
      finish: tellLeads,
    }),
  };
}

/** The event of each of both leads. */
const eventsOf = (
  [one, other]: readonly [string, string],
  isUnlinked: boolean,
  by: Actor,
  at: Date,
): PendingEvent[] =>
  (
    [
      [one, other],
      [other, one],
    ] as const
  ).map(([leadId, related]) => {
    const type = isUnlinked ? 'lead.unlinked' : 'lead.linked';
    const changes = { related: { from: null, to: related } };
    // Its place among the events of the lead is known when the lead gets it.
    return toPendingEvent({ type, at, leadId, by, changes }, 0);
  });

/** @returns false if the document is there already */
async function insertOnce(
  pairs: Collection<UnlinkedDocument>,
  document: UnlinkedDocument,
): Promise<boolean> {
  try {
    await pairs.insertOne(document);
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

const toPair = ({ oneId, otherId, by, at }: UnlinkedDocument): UnlinkedPair => ({
  leadIds: [oneId, otherId],
  by: toActor(by),
  at: toTime(at) ?? new Date(0),
});
