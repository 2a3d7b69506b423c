import type { Db } from 'mongodb';
import type { Actor } from '../../../users/actor.ts';
import { markErased } from '../dashboard/mark-erased.ts';
import { toId } from '../ids.ts';
import { toPendingEvent, type LeadEventDocument } from './event-document.ts';
import type { EventRelay } from './event-relay.ts';
import type { LeadDocument } from './lead-document.ts';
import { nextVersion, unchanged } from './lead-version.ts';

/**
 * Removes a lead with its conversations and what its events hold of the person, and records the event
 * `lead.erased`. Safe to call again: what a call that was cut off has begun is completed.
 *
 * @param leadId of the CRM lead
 * @returns whether there was a lead
 */
export type EraseLead = (leadId: string, by: Actor, at: Date) => Promise<boolean>;

export function createEraseLead(db: Db, relay: EventRelay): EraseLead {
  const leads = db.collection<LeadDocument>('leads');
  const events = db.collection<LeadEventDocument>('lead_events');
  return async (leadId, by, at) => {
    const _id = toId(leadId);
    for (;;) {
      const lead = await leads.findOne({ _id }, { projection: { version: 1, pendingEvents: 1 } });
      if (!lead) return false;
      const waiting = lead.pendingEvents ?? [];
      const isBegun = waiting.some(({ type }) => type === 'lead.erased');
      const version = nextVersion(lead);
      const event = toPendingEvent({ type: 'lead.erased', at, leadId, by, changes: {} }, version);
      const erased = isBegun
        ? lead
        : await leads.findOneAndUpdate(
            unchanged(lead),
            { $set: { version, pendingSince: new Date() }, $push: { pendingEvents: event } },
            { returnDocument: 'after', projection: { version: 1, pendingEvents: 1 } },
          );
      if (!erased) continue;
      await relay.copyErased(erased);
      // What was copied before. After this nobody copies an event of this version again: its id is there.
      await events.updateMany(
        { leadId, personal: { $exists: true } },
        { $unset: { personal: '' } },
        { hint: 'leadId_n' },
      );
      await db.collection('conversations').deleteMany({ leadId });
      await markErased(db, leadId);
      // A change that came in between would bring its event along: then the version is another one.
      const { deletedCount } = await leads.deleteOne(unchanged(erased));
      if (deletedCount === 1) return true;
    }
  };
}
