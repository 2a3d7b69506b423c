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
