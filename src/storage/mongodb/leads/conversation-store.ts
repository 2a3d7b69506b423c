import { ObjectId, type Db } from 'mongodb';
import type { NewConversation } from '../../../leads/conversation.ts';
import { logConversation } from '../../../leads/conversation.ts';
import type { ConversationStore } from '../../../leads/conversation-store.ts';
import { toActorColumns } from '../../actor-columns.ts';
import { wellFormed } from '../fields.ts';
import type { ChangeLead } from './change-lead.ts';
import {
  conversationsOf,
  toConversation,
  type ConversationDocument,
} from './conversation-document.ts';

/**
 * Tells the lead of a conversation that is stored: its id, its event and the first contact. Can run twice,
 * also in two processes: the lead knows the id then. Removes the conversation if the lead was erased.
 *
 * @returns whether there is such a lead
 */
export type TellLead = (conversation: ConversationDocument) => Promise<boolean>;

export function createTellLead(db: Db, changeLead: ChangeLead): TellLead {
  const conversations = conversationsOf(db);
  return async (document) => {
    const conversation = toConversation(document);
    const { id, leadId, by, createdAt: now } = conversation;
    const isKnown = await changeLead({ id: leadId, by, now }, (before) => {
      const type = 'lead.conversation-logged';
      const result = () => true;
      if (before.conversations.includes(id)) return { type, result };
      return {
        after: logConversation(before, conversation, now),
        also: { $addToSet: { conversations: document._id } },
        type,
        linked: { conversation: { from: null, to: id } },
        ...(document.pendingEventId && { eventId: document.pendingEventId }),
        result,
      };
    });
    const { _id } = document;
    if (isKnown !== true) await conversations.deleteOne({ _id });
    else
      await conversations.updateOne({ _id }, { $unset: { pendingEventId: '', pendingSince: '' } });
    return isKnown === true;
  };
}

/** Calls and messages in `conversations`. The conversation is stored first, then the lead is told. */
export function createConversationStore(db: Db, tellLead: TellLead): ConversationStore {
  const conversations = conversationsOf(db);
  return {
    listOfLead: async (leadId) => {
      const found = await conversations
        .find({ leadId })
        .sort({ startedAt: -1, _id: -1 })
        .hint('leadId_startedAt')
        .toArray();
      return found.map(toConversation);
    },
    add: async (leadId, entered: NewConversation, by, now) => {
      const { channel, direction, outcome, text, startedAt } = entered;
      const document: ConversationDocument = wellFormed({
        _id: new ObjectId(),
        leadId,
        channel,
        direction,
        outcome,
        text,
        startedAt,
        by: toActorColumns(by),
        createdAt: now,
        pendingEventId: new ObjectId(),
        pendingSince: new Date(),
      });
      await conversations.insertOne(document);
      return (await tellLead(document)) ? toConversation(document) : undefined;
    },
  };
}
