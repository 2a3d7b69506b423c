import type { Db } from 'mongodb';
import type { LeadStore } from '../../../leads/lead-store.ts';
import { EVENTS_WITHOUT_WORK } from '../../../leads/lead-to-import.ts';
import { leadRemoved } from '../../../leads/removed-lead.ts';
import { toTime } from '../fields.ts';
import { toId } from '../ids.ts';
import { toPendingEvent, type LeadEventDocument } from './event-document.ts';
import type { EventRelay } from './event-relay.ts';
import type { LeadDocument } from './lead-document.ts';
import { nextVersion, unchanged } from './lead-version.ts';

/**
 * See `LeadStore.removeImported`. The event is stored in the lead first and copied, and then the lead is removed. If
 * a call was cut off in between, the next one completes it.
 */
export function createRemoveImported(db: Db, relay: EventRelay): LeadStore['removeImported'] {
  const leads = db.collection<LeadDocument>('leads');
  const events = db.collection<LeadEventDocument>('lead_events');
  const withoutWork: readonly string[] = [...EVENTS_WITHOUT_WORK, 'lead.removed'];
  const hasEvent = async (leadId: string, type: object | string) =>
    (await events.findOne({ leadId, type } as { leadId: string }, {
      projection: { _id: 1 },
      hint: 'leadId_n',
    })) !== null;
  return async (leadId, by, at) => {
    const _id = toId(leadId);
    for (;;) {
      const lead = await leads.findOne(
        { _id },
        { projection: { version: 1, pendingEvents: 1, createdAt: 1 } },
      );
      if (!lead) return (await hasEvent(leadId, 'lead.removed')) ? 'removed' : 'gone';
      const waiting = lead.pendingEvents ?? [];
      // If an event is copied in between, nothing changes: it is in the lead that was read. If an event is added in
      // between, the version changes.
      if (
        waiting.some(({ type }) => !withoutWork.includes(type)) ||
        (await hasEvent(leadId, { $nin: withoutWork }))
      )
        return 'changed';
      const isBegun = waiting.some(({ type }) => type === 'lead.removed');
      const version = nextVersion(lead);
      const createdAt = toTime(lead.createdAt) ?? new Date(0);
      const event = toPendingEvent(leadRemoved({ id: leadId, createdAt }, by, at), version);
      const marked = isBegun
        ? lead
        : await leads.findOneAndUpdate(
            unchanged(lead),
            { $set: { version, pendingSince: new Date() }, $push: { pendingEvents: event } },
            { returnDocument: 'after', projection: { version: 1, pendingEvents: 1 } },
          );
      if (!marked) continue;
      await relay.copyErased(marked);
      const { deletedCount } = await leads.deleteOne(unchanged(marked));
      if (deletedCount === 1) return 'removed';
    }
  };
}
