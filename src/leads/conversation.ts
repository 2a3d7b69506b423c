import type { Actor } from '../users/actor.ts';
import { earliest } from './change-status.ts';
import type { PersonalChanges } from './lead-event.ts';
import type { Lead, LeadStatus } from './lead.ts';
import type { StageRules } from './stage-rules.ts';

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
  /** When it was last corrected; null if it never was. */
  readonly editedAt: Date | null;
}

/** What is corrected of a conversation. What is left out stays as it is. */
export type ConversationChange = {
  readonly [Name in keyof NewConversation]?: NewConversation[Name] | undefined;
};

/** Somebody who calls or writes by themselves is reached, unless nobody answered. */
const hasReached = ({ direction, outcome }: NewConversation): boolean =>
  outcome === 'reached' || (direction === 'in' && outcome === null);

/** Nobody answers an enquiry before it was sent, so that an earlier time counts as the time of the enquiry. */
const reachedAt = ({ startedAt }: NewConversation, { createdAt }: Lead): Date =>
  new Date(Math.max(startedAt.getTime(), createdAt.getTime()));

/**
 * The lead after a conversation. The earliest one that reached the person is the first contact,
 * whatever the order in which they are entered.
 */
export function logConversation(
  lead: Lead,
  conversation: NewConversation & { readonly id: string },
  now: Date,
): Lead {
  const conversations = [...new Set([...lead.conversations, conversation.id])];
  const after = { ...lead, conversations, updatedAt: now };
  if (!hasReached(conversation)) return after;
  const at = reachedAt(conversation, lead);
  return {
    ...after,
    firstReachedAt: earliest(lead.firstReachedAt, at),
    firstContactedAt: earliest(lead.firstContactedAt, at),
  };
}

/** The conversation after a correction; the conversation itself if nothing changes. */
export function correctConversation(
  conversation: Conversation,
  { channel, direction, outcome, text, startedAt }: ConversationChange,
  now: Date,
): Conversation {
  const after = {
    ...conversation,
    channel: channel ?? conversation.channel,
    direction: direction ?? conversation.direction,
    outcome: outcome === undefined ? conversation.outcome : outcome,
    text: text ?? conversation.text,
    startedAt: startedAt ?? conversation.startedAt,
  };
  const isSame =
    after.text === conversation.text &&
    Object.keys(conversationChanges(conversation, after)).length === 0;
  return isSame ? conversation : { ...after, editedAt: now };
}

/** What a correction changed, for the timeline. An earlier text is not kept, as with notes. */
export function conversationChanges(
  before: NewConversation,
  after: NewConversation,
): PersonalChanges {
  const [was, is] = [before, after].map(({ channel, direction, outcome, startedAt }) => ({
    channel,
    direction,
    outcome,
    startedAt: startedAt.toISOString(),
  })) as [Shown, Shown];
  const names = Object.keys(is) as (keyof Shown)[];
  return Object.fromEntries(
    names
      .filter((name) => was[name] !== is[name])
      .map((name) => [name, { from: was[name], to: is[name] }]),
  );
}

type Shown = Readonly<Record<'channel' | 'direction' | 'startedAt', string>> & {
  readonly outcome: string | null;
};

/**
 * The lead after one of its conversations was corrected or removed. The first contact is the earlier of what the
 * conversations say and what the status says. If the time of the status was hidden by an earlier conversation, it is not known
 * any more: a stage that counts as contacted then counts from the last change of the status, and any other stage says
 * nothing.
 *
 * @param conversations all that the lead has now
 */
export function recountContact(
  lead: Lead,
  conversations: readonly NewConversation[],
  now: Date,
  { contacted }: Pick<StageRules, 'contacted'>,
): Lead {
  const before = lead.firstReachedAt;
  const firstReachedAt = conversations
    .filter(hasReached)
    .map((each) => reachedAt(each, lead))
    .reduce(earliest, null);
  if (firstReachedAt?.getTime() === before?.getTime()) return { ...lead, updatedAt: now };
  const byStatus = (status: LeadStatus, at: Date | null) => {
    if (!at || !before || at < before) return at;
    return contacted.has(status) ? lead.statusChangedAt : null;
  };
  const { statusBefore } = lead;
  return {
    ...lead,
    updatedAt: now,
    firstReachedAt,
    firstContactedAt: earliest(byStatus(lead.status, lead.firstContactedAt), firstReachedAt),
    // An undo of the status must not bring back the contact.
    statusBefore: statusBefore && {
      ...statusBefore,
      firstContactedAt: byStatus(statusBefore.status, statusBefore.firstContactedAt),
    },
  };
}
