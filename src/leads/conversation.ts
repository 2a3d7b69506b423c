import type { Actor } from '../users/actor.ts';
import { earliest } from './change-status.ts';
import type { Lead } from './lead.ts';

export const CHANNELS = ['call', 'whatsapp', 'sms', 'mail', 'other'] as const;
export type Channel = (typeof CHANNELS)[number];

/** `in`: the person called or wrote. `out`: somebody of the team did. */
export const DIRECTIONS = ['in', 'out'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export const OUTCOMES = ['reached', 'no_answer', 'wrong_number', 'left_message'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a person enters of a call or a message. */
export interface NewConversation {
  readonly channel: Channel;
  readonly direction: Direction;
  /** Null if nobody said. */
  readonly outcome: Outcome | null;
  readonly text: string;
  readonly startedAt: Date;
}

/** A call or a message with the person of a lead. */
export interface Conversation extends NewConversation {
  readonly id: string;
  readonly leadId: string;
  /** Who entered it. */
  readonly by: Actor;
  readonly createdAt: Date;
}

/** Somebody who calls or writes by themselves is reached, unless nobody answered. */
const hasReached = ({ direction, outcome }: NewConversation): boolean =>
  outcome === 'reached' || (direction === 'in' && outcome === null);

/**
 * The lead after a conversation. The earliest one that reached the person is the first contact,
 * whatever the order in which they are entered. Nobody answers an enquiry before it was sent, so
 * that an earlier time counts as the time of the enquiry.
 */
export function logConversation(
  lead: Lead,
  conversation: NewConversation & { readonly id: string },
  now: Date,
): Lead {
  const conversations = [...new Set([...lead.conversations, conversation.id])];
  const after = { ...lead, conversations, updatedAt: now };
  if (!hasReached(conversation)) return after;
  const at = new Date(Math.max(conversation.startedAt.getTime(), lead.createdAt.getTime()));
  return {
    ...after,
    firstReachedAt: earliest(lead.firstReachedAt, at),
    firstContactedAt: earliest(lead.firstContactedAt, at),
  };
}
