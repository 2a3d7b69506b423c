import { z } from 'zod';
import { actor } from './actor.ts';

export const CHANNELS = ['call', 'whatsapp', 'sms', 'mail', 'other'] as const;
export const DIRECTIONS = ['in', 'out'] as const;
export const OUTCOMES = ['reached', 'no_answer', 'wrong_number', 'left_message'] as const;
export type Channel = (typeof CHANNELS)[number];
export type Outcome = (typeof OUTCOMES)[number];

const isoTime = z.iso.datetime();

/** A call or a message with the person of a lead. */
export const conversation = z.object({
  _id: z.string(),
  leadId: z.string(),
  channel: z.enum(CHANNELS),
  direction: z.enum(DIRECTIONS).describe('`in`: the person called or wrote'),
  outcome: z.enum(OUTCOMES).nullable(),
  text: z.string(),
  startedAt: isoTime,
  by: actor,
  createdAt: isoTime,
});
export type Conversation = z.infer<typeof conversation>;

/** `GET /api/leads/:id/conversations`, the one that started last first. */
export const conversationList = z.object({ conversations: z.array(conversation) });
export type ConversationList = z.infer<typeof conversationList>;

/** `POST /api/leads/:id/conversations` */
export const conversationBody = z.strictObject({
  channel: z.enum(CHANNELS),
  direction: z.enum(DIRECTIONS),
  outcome: z.enum(OUTCOMES).nullish(),
  text: z.string().trim().max(10_000).default(''),
  startedAt: z.iso
    .datetime({ offset: true })
    .optional()
    .describe('Now if it is left out; not in the future'),
});
export type ConversationBody = z.input<typeof conversationBody>;

export const conversationAnswer = z.object({ conversation });
