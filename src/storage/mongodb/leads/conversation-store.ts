import { ObjectId, type Db } from 'mongodb';
import {
  conversationChanges,
  correctConversation,
  type Conversation,
} from '../../../leads/conversation.ts';
import type { ConversationCommand, ConversationStore } from '../../../leads/conversation-store.ts';
import type { PersonalChanges } from '../../../leads/lead-event.ts';
import { requireUnchanged } from '../../../leads/note.ts';
import { FIRST_RULES } from '../../../leads/stage-rules.ts';
import { toActorColumns } from '../../actor-columns.ts';
import { wellFormed } from '../fields.ts';
import { toId } from '../ids.ts';
import {
  conversationsOf,
  NOT_REMOVED,
  toConversation,
  type ConversationDocument,
} from './conversation-document.ts';
import type { TellLead } from './tell-lead.ts';

/** What a correction or a removal does to a conversation. */
interface Change {
  readonly set: Partial<ConversationDocument>;
  readonly details: PersonalChanges;
}

/** Calls and messages in `conversations`. The conversation is stored first, then the lead is told. */
export function createConversationStore(db: Db, tellLead: TellLead): ConversationStore {
  const conversations = conversationsOf(db);
  const change = createChange(db, tellLead);
  return {
    listOfLead: async (leadId) => {
      const found = await conversations
        .find({ leadId, ...NOT_REMOVED })
        .sort({ startedAt: -1, _id: -1 })
        .hint('leadId_startedAt')
        .toArray();
      return found.map(toConversation);
    },
    add: async (leadId, { channel, direction, outcome, text, startedAt }, by, now) => {
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
    edit: (leadId, conversationId, corrections, command) =>
      change(leadId, conversationId, command, (known) => {
        const corrected = correctConversation(known, corrections, command.now);
        if (corrected === known) return undefined;
        const { channel, direction, outcome, text, startedAt, editedAt } = corrected;
        const set = { channel, direction, outcome, text, startedAt, editedAt };
        return { set, details: conversationChanges(known, corrected) };
      }),
    remove: async (leadId, conversationId, command) => {
      const set = { isRemoved: true } as const;
      const removed = await change(leadId, conversationId, command, () => ({ set, details: {} }));
      return removed !== undefined;
    },
  };
}

/** @param decide says undefined if nothing changes */
type ChangeConversation = (
  leadId: string,
  conversationId: string,
  command: ConversationCommand,
  decide: (known: Conversation) => Change | undefined,
) => Promise<Conversation | undefined>;

/** Changes a conversation whose lead knows all that came before. */
function createChange(db: Db, tellLead: TellLead): ChangeConversation {
  const conversations = conversationsOf(db);
  return async (
    leadId,
    conversationId,
    { by, now, seen, stages = FIRST_RULES }: ConversationCommand,
    decide,
  ) => {
    for (;;) {
      const document = await conversations.findOne({
        _id: toId(conversationId),
        leadId,
        ...NOT_REMOVED,
      });
      if (!document) return undefined;
      if (document.pendingEventId) {
        await tellLead(document);
        continue;
      }
      const known = toConversation(document);
      requireUnchanged(known, seen);
      const decided = decide(known);
      if (!decided) return known;
      const pendingChange = {
        by: toActorColumns(by),
        at: now,
        details: decided.details,
        contacted: [...stages.contacted],
      };
      const pending = { pendingEventId: new ObjectId(), pendingSince: new Date(), pendingChange };
      const changed = await conversations.findOneAndUpdate(
        {
          _id: document._id,
          leadId,
          editedAt: document.editedAt ?? null,
          pendingEventId: { $exists: false },
          ...NOT_REMOVED,
        },
        { $set: wellFormed({ ...decided.set, ...pending }) },
        { returnDocument: 'after' },
      );
      // Somebody else was faster.
      if (!changed) continue;
      return (await tellLead(changed)) ? toConversation(changed) : undefined;
    }
  };
}
