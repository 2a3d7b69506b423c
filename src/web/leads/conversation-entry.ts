import type {
  Channel,
  Conversation,
  ConversationBody,
  Direction,
  Outcome,
} from '../../contract/lead-conversation.ts';
import { momentAt, wallTimeAt } from '../time/wall-time.ts';

export const CHANNELS = ['call', 'whatsapp', 'sms', 'mail', 'other'] as const;
export const DIRECTIONS = ['out', 'in'] as const;
/** Null: the person does not say. */
export const OUTCOMES = ['reached', 'no_answer', 'left_message', 'wrong_number', null] as const;

/** What the form of a conversation holds. */
export interface ConversationEntry {
  readonly channel: Channel;
  readonly direction: Direction;
  readonly outcome: Outcome | null;
  readonly text: string;
  readonly date: string;
  readonly time: string;
}

/** Most of what people log is a call that they have just made. */
export const newConversationEntry = (now: Date, zone: string): ConversationEntry => ({
  channel: 'call',
  direction: 'out',
  outcome: null,
  text: '',
  ...wallTimeAt(now, zone),
});

export const toConversationEntry = (
  { channel, direction, outcome, text, startedAt }: Conversation,
  zone: string,
): ConversationEntry => ({
  channel,
  direction,
  outcome,
  text,
  ...wallTimeAt(new Date(startedAt), zone),
});

/** When it started, if it was changed in the form: the form has no seconds. Undefined if it was not. */
export function changedStart(
  entry: ConversationEntry,
  before: ConversationEntry,
  zone: string,
): Date | undefined {
  if (entry.date === before.date && entry.time === before.time) return undefined;
  return momentAt(entry, zone);
}

/** A conversation as it was, to log it again or to change it back. */
export const contentOf = ({
  channel,
  direction,
  outcome,
  text,
  startedAt,
}: Conversation): ConversationBody => ({ channel, direction, outcome, text, startedAt });
