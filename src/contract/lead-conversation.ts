import { z } from 'zod';
import { actor } from './actor.ts';

export const CHANNELS = ['call', 'whatsapp', 'sms', 'mail', 'other'] as const;
export const DIRECTIONS = ['in', 'out'] as const;
export const OUTCOMES = ['reached', 'no_answer', 'wrong_number', 'left_message'] as const;
export type Channel = (typeof CHANNELS)[number];
export type Direction = (typeof DIRECTIONS)[number];
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
  editedAt: isoTime.nullable().describe('When it was last corrected'),
});
export type Conversation = z.infer<typeof conversation>;

/** `GET /api/leads/:id/conversations`, the one that started last first. */
export const conversationList = z.object({ conversations: z.array(conversation) });
export type ConversationList = z.infer<typeof conversationList>;

const text = z.string().trim().max(10_000);
const startedAt = z.iso.datetime({ offset: true }).optional();

/** `POST /api/leads/:id/conversations` */
export const conversationBody = z.strictObject({
  channel: z.enum(CHANNELS),
  direction: z.enum(DIRECTIONS),
  outcome: z.enum(OUTCOMES).nullish(),
  text: text.default(''),
  startedAt: startedAt.describe('Now if it is left out; not in the future'),
});
export type ConversationBody = z.input<typeof conversationBody>;

/** `PATCH /api/leads/:id/conversations/:conversationId` */
export const changeConversationBody = z.strictObject({
  channel: z.enum(CHANNELS).optional(),
  direction: z.enum(DIRECTIONS).optional(),
  outcome: z.enum(OUTCOMES).nullish().describe('Null: nobody said'),
  text: text.optional(),
  startedAt: startedAt.describe('Not in the future'),
  seenEditedAt: isoTime
    .nullish()
    .describe('Refuses the change if `editedAt` is different now; null: it was never corrected'),
});
export type ChangeConversationBody = z.infer<typeof changeConversationBody>;

/** `DELETE /api/leads/:id/conversations/:conversationId` */
export const removeConversationQuery = z.object({
  seenEditedAt: isoTime
    .or(z.literal('never'))
    .optional()
    .describe('Refuses the removal if `editedAt` is different now'),
});

export const conversationAnswer = z.object({ conversation });
export type ConversationAnswer = z.infer<typeof conversationAnswer>;
