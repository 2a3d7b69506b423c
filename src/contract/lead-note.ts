import { z } from 'zod';

/** The longest text of a note, in characters. */
const LONGEST_NOTE = 10_000;

const isoTime = z.iso.datetime();

/** A note about a lead. */
export const leadNote = z.object({
  _id: z.string(),
  text: z.string(),
  authorId: z.string().describe('Of a person or an API key; empty if another program wrote it'),
  authorName: z.string().describe('As the author was called then'),
  createdAt: isoTime,
  editedAt: isoTime.nullable(),
  mentions: z.array(z.string()).describe('Ids of the people that the text names with `@`'),
});
export type LeadNote = z.infer<typeof leadNote>;

/** `GET /api/leads/:id/notes`, the oldest first. */
export const leadNoteList = z.object({ notes: z.array(leadNote) });
export type LeadNoteList = z.infer<typeof leadNoteList>;

/** `POST /api/leads/:id/notes` */
export const noteBody = z.strictObject({ text: z.string().trim().min(1).max(LONGEST_NOTE) });

/** `PATCH /api/leads/:id/notes/:noteId` */
export const changeNoteBody = noteBody.extend({
  seenEditedAt: isoTime
    .nullish()
    .describe('Refuses the change if `editedAt` is different now; null: it was never changed'),
});
export type ChangeNoteBody = z.infer<typeof changeNoteBody>;

/** `DELETE /api/leads/:id/notes/:noteId` */
export const removeNoteQuery = z.object({
  seenEditedAt: isoTime
    .or(z.literal('never'))
    .optional()
    .describe('Refuses the removal if `editedAt` is different now'),
});

export const noteAnswer = z.object({ note: leadNote });
export type NoteAnswer = z.infer<typeof noteAnswer>;
