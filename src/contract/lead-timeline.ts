import { z } from 'zod';
import { actor } from './actor.ts';
import { conversation } from './lead-conversation.ts';
import { fieldValue } from './lead-edit.ts';
import { leadNote } from './lead-note.ts';

const isoTime = z.iso.datetime();

/** What can happen to a lead. */
export const TIMELINE_TYPES = [
  'lead.created',
  'lead.seen',
  'lead.status-changed',
  'lead.status-undone',
  'lead.changed',
  'lead.change-undone',
  'lead.assigned',
  'lead.handed-over',
  'lead.taken',
  'lead.given-back',
  'lead.note-added',
  'lead.note-edited',
  'lead.note-removed',
  'lead.conversation-logged',
  'lead.conversation-changed',
  'lead.conversation-removed',
  'lead.unlinked',
  'lead.linked',
  'lead.meeting-added',
  'lead.meeting-changed',
  'lead.meeting-removed',
  'lead.task-added',
  'lead.task-changed',
  'lead.task-removed',
] as const;
export type TimelineType = (typeof TIMELINE_TYPES)[number];

/** One thing that happened. */
export const timelineEntry = z.object({
  id: z.string(),
  type: z.string().describe(`One of ${TIMELINE_TYPES.join(', ')}; more may be added`),
  at: isoTime,
  by: actor.nullable().describe('Null if nobody noted it'),
  changes: z
    .array(z.object({ field: z.string(), from: fieldValue, to: fieldValue }))
    .describe('Fields with their values before and after, such as `status` or `contact.city`'),
  note: leadNote.nullable().describe('As it is now; null if it was removed'),
  conversation: conversation.nullable().describe('As it is now; null if it was removed'),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;

export const timelineQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(40).optional(),
});

/** `GET /api/leads/:id/timeline`, the newest first. `nextCursor` is null on the last page. */
export const timeline = z.object({
  entries: z.array(timelineEntry),
  nextCursor: z.string().nullable(),
});
export type Timeline = z.infer<typeof timeline>;
