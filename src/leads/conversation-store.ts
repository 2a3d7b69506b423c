import type { Actor } from '../users/actor.ts';
import type { Conversation, ConversationChange, NewConversation } from './conversation.ts';
import type { StageRules } from './stage-rules.ts';

/** Who corrects or removes a conversation, and what they saw. */
export interface ConversationCommand {
  readonly by: Actor;
  readonly now: Date;
  /** The `editedAt` that the person saw, see `requireUnchanged`. */
  readonly seen?: Date | null | undefined;
  /** What the stages say about the first contact; `FIRST_RULES` if it is left out. */
  readonly stages?: StageRules;
}

/**
 * Stores calls and messages, each with its own key. The ids in the lead follow: a process that ends
 * between the two leaves a conversation that is listed, and whose id and event another process adds. It is the same
 * with a correction and a removal. A removed conversation is gone at once.
 */
export interface ConversationStore {
  /** Conversations of a lead, the one that started last first. */
  listOfLead(leadId: string): Promise<readonly Conversation[]>;
  /**
   * Adds a conversation, and changes the lead by the rule `logConversation`.
   *
   * @returns undefined if there is no such lead
   */
  add(
    leadId: string,
    conversation: NewConversation,
    by: Actor,
    now: Date,
  ): Promise<Conversation | undefined>;
  /**
   * Corrects a conversation, and changes the lead by the rule `recountContact`. If nothing differs, nothing is recorded.
   *
   * @returns undefined if there is no such conversation
   * @throws the `changed-since` error
   */
  edit(
    leadId: string,
    conversationId: string,
    change: ConversationChange,
    command: ConversationCommand,
  ): Promise<Conversation | undefined>;
  /**
   * Removes a conversation, and changes the lead by the rule `recountContact`.
   *
   * @returns whether there was such a conversation
   * @throws the `changed-since` error
   */
  remove(leadId: string, conversationId: string, command: ConversationCommand): Promise<boolean>;
}
