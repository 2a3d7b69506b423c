import type { Collection, Db } from 'mongodb';
import { logConversation, recountContact } from '../../../leads/conversation.ts';
import { toActor } from '../../actor-columns.ts';
import { fromId } from '../ids.ts';
import type { ChangeLead, Decision } from './change-lead.ts';
import {
  conversationsOf,
  NOT_REMOVED,
  toConversation,
  type ConversationDocument,
} from './conversation-document.ts';
import type { LeadEventDocument } from './event-document.ts';
import type { LeadDocument } from './lead-document.ts';
import { createHasEvent } from './lead-event-store.ts';

/**
 * Tells the lead of a conversation that was stored, corrected or removed: its id, its event and the first contact. Can run
 * twice, also in two processes: the lead has the event then. Deletes the conversation if it was removed, or the lead was
 * erased.
 *
 * @returns whether there is such a lead
 */
export type TellLead = (conversation: ConversationDocument) => Promise<boolean>;

export interface TellLeadParts {
  readonly leads: Collection<LeadDocument>;
  readonly events: Collection<LeadEventDocument>;
  readonly changeLead: ChangeLead;
}

export function createTellLead(db: Db, { leads, events, changeLead }: TellLeadParts): TellLead {
  const conversations = conversationsOf(db);
  const hasEvent = createHasEvent({ leads, events });
  const listOf = async (leadId: string) => {
    const found = conversations.find({ leadId, ...NOT_REMOVED }).hint('leadId_startedAt');
    return (await found.toArray()).map(toConversation);
  };
  return async (document) => {
    const { _id, leadId, pendingEventId: eventId, pendingChange, isRemoved } = document;
    const added = toConversation(document);
    const by = pendingChange ? toActor(pendingChange.by) : added.by;
    const now = pendingChange?.at ?? added.createdAt;
    const isKnown = await changeLead({ id: leadId, by, now }, async (before, { pendingEvents }) => {
      const result = () => true;
      const type = typeOf(document);
      const isTold = eventId && (await hasEvent(leadId, fromId(eventId), pendingEvents ?? []));
      if (isTold) return { type, result };
      const change: Omit<Decision<boolean>, 'result'> = pendingChange
        ? {
            type,
            // They are changed before their lead, so that whoever tells the lead last counts all of them.
            after: recountContact(before, await listOf(leadId), now, {
              contacted: new Set(pendingChange.contacted),
            }),
            ...(isRemoved && { also: { $pull: { conversations: { $in: [_id, added.id] } } } }),
            linked: { conversation: { from: added.id, to: isRemoved ? null : added.id } },
            details: pendingChange.details,
          }
        : {
            type,
            after: logConversation(before, added, now),
            also: { $addToSet: { conversations: _id } },
            linked: { conversation: { from: null, to: added.id } },
          };
      return { ...change, ...(eventId && { eventId }), result };
    });
    if (isKnown !== true || isRemoved) await conversations.deleteOne({ _id });
    else if (eventId)
      await conversations.updateOne(
        // Somebody else may have told the lead, and corrected the conversation again.
        { _id, pendingEventId: eventId },
        { $unset: { pendingEventId: '', pendingSince: '', pendingChange: '' } },
      );
    return isKnown === true;
  };
}

function typeOf({ pendingChange, isRemoved }: ConversationDocument) {
  if (isRemoved) return 'lead.conversation-removed';
  return pendingChange ? 'lead.conversation-changed' : 'lead.conversation-logged';
}
