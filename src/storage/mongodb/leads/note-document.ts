import { ObjectId } from 'mongodb';
import type { NoteText } from '../../../leads/note.ts';
import type { Actor } from '../../../users/actor.ts';
import { toActorColumns } from '../../actor-columns.ts';
import { wellFormed } from '../fields.ts';
import type { DocumentId } from '../ids.ts';

/** A note in `leads.notes`. Other programs may have stored texts there, or anything else. */
export interface NoteDocument {
  readonly _id: DocumentId;
  readonly text: string;
  readonly mentions: readonly string[];
  readonly authorId: string;
  readonly authorName: string;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
}

/** The document of a note that is new. */
export function toNoteDocument({ text, mentions }: NoteText, by: Actor, now: Date): NoteDocument {
  const { id: authorId, name: authorName } = toActorColumns(by);
  return wellFormed({
    _id: new ObjectId(),
    text,
    mentions,
    authorId,
    authorName,
    createdAt: now,
    editedAt: null,
  });
}
