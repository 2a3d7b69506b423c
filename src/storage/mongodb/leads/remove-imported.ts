import type { Db } from 'mongodb';
import type { LeadEventType } from '../../../leads/lead-event.ts';
import type { LeadStore } from '../../../leads/lead-store.ts';
import { EVENTS_AFTER_ADDING, EVENTS_WITHOUT_WORK } from '../../../leads/lead-to-import.ts';
import { leadRemoved } from '../../../leads/removed-lead.ts';
import type { Actor } from '../../../users/actor.ts';
import { toActorColumns, type ActorColumns } from '../../actor-columns.ts';
import { toTime } from '../fields.ts';
import { toId } from '../ids.ts';
import { toPendingEvent, type LeadEventDocument } from './event-document.ts';
import type { EventRelay } from './event-relay.ts';
import type { LeadDocument } from './lead-document.ts';
import { nextVersion, unchanged } from './lead-version.ts';
import { removalOf } from './marked-removal.ts';

/**
 * See `removeImported` and `removeAdded` of `LeadStore`. The event is stored in the lead first and copied, and then the
 * lead is removed. If a call was cut off in between, the next one completes it, or the next sweep of any process.
 */
export function createRemoveLeads(
  db: Db,
  relay: EventRelay,
): Pick<LeadStore, 'removeImported' | 'removeAdded'> {
  const leads = db.collection<LeadDocument>('leads');
  const events = db.collection<LeadEventDocument>('lead_events');
  const hasEvent = async (leadId: string, filter: object) =>
    (await events.findOne(
      { leadId, ...filter },
      {
        projection: { _id: 1 },
        hint: 'leadId_n',
      },
    )) !== null;
  const remove = async (leadId: string, by: Actor, at: Date, rule: WorkRule) => {
    const _id = toId(leadId);
    for (;;) {
      const lead = await leads.findOne(
        { _id },
        { projection: { version: 1, pendingEvents: 1, createdAt: 1 } },
      );
      if (!lead) return (await hasEvent(leadId, { type: 'lead.removed' })) ? 'removed' : 'gone';
      const waiting = lead.pendingEvents ?? [];
      // If an event is copied in between, nothing changes: it is in the lead that was read. If an event is added in
      // between, the version changes.
      if (
        waiting.some((event) => isWork(rule, event)) ||
        (await hasEvent(leadId, workFilter(rule)))
      )
        return 'changed';
      const isBegun = removalOf(lead) !== undefined;
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
      if (await relay.remove(marked, { isLeft: isBegun })) return 'removed';
    }
  };
  return {
    removeImported: (leadId, by, at) => remove(leadId, by, at, { without: EVENTS_WITHOUT_WORK }),
    removeAdded: (leadId, by, at) =>
      remove(leadId, by, at, { without: EVENTS_AFTER_ADDING, notesOf: toActorColumns(by) }),
  };
}

/** Which events show work on a lead: all others, and notes of other people. */
interface WorkRule {
  readonly without: readonly LeadEventType[];
  readonly notesOf?: ActorColumns;
}

const isWork = (
  { without, notesOf }: WorkRule,
  { type, by }: Pick<LeadEventDocument, 'type' | 'by'>,
) =>
  type !== 'lead.removed' &&
  !without.includes(type) &&
  !(type === 'lead.note-added' && by.kind === notesOf?.kind && by.id === notesOf.id);

/** The same as a condition. */
const workFilter = ({ without, notesOf }: WorkRule) => ({
  type: { $nin: [...without, 'lead.removed'] },
  ...(notesOf && {
    $nor: [{ type: 'lead.note-added', 'by.kind': notesOf.kind, 'by.id': notesOf.id }],
  }),
});
