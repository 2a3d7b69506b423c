import type { Actor } from '../users/actor.ts';
import type { Conversation, NewConversation } from './conversation.ts';

/**
 * Stores calls and messages, each with its own key. The ids in the lead follow: a process that ends
 * between the two leaves a conversation that is listed, and whose id and event another process adds.
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
}
