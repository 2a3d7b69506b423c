import { AppError } from '../errors.ts';

/** How many notes a lead may have. */
export const MOST_NOTES = 500;

/** What a person writes. */
export interface NoteText {
  readonly text: string;
  /** Ids of the people that the text names with `@`. */
  readonly mentions: readonly string[];
}

/** A note about a lead. */
export interface Note extends NoteText {
  readonly id: string;
  /** Of a person or an API key; empty if another program wrote the note. */
  readonly authorId: string;
  /** As the author was called then. */
  readonly authorName: string;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
}

/**
 * Refuses a change of a note that somebody has changed since the editor saw it.
 *
 * @param seen the `editedAt` that the editor saw; undefined: the note is changed whatever it is now
 * @throws the `changed-since` error
 */
export function requireUnchanged(
  { editedAt }: Pick<Note, 'editedAt'>,
  seen: Date | null | undefined,
): void {
  if (seen !== undefined && seen?.getTime() !== editedAt?.getTime())
    throw new AppError('changed-since', {});
}
