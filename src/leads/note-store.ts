import type { Actor } from '../users/actor.ts';
import type { Note, NoteText } from './note.ts';

/**
 * Stores the notes of leads. Each change is one event of the lead, which names the note and does not
 * repeat its text: a removed note is gone.
 */
export interface NoteStore {
  /** All notes of a lead, the oldest first; none if there is no such lead. */
  listOfLead(leadId: string): Promise<readonly Note[]>;
  /** The texts of the notes of some leads, the oldest first, by the id of the lead; without leads that have none. */
  textsOfLeads(leadIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /**
   * @returns undefined if there is no such lead
   * @throws the `too-many-notes` error
   */
  add(leadId: string, note: NoteText, by: Actor, now: Date): Promise<Note | undefined>;
  /**
   * @returns undefined if there is no such note
   * @throws the `changed-since` error by the rule `requireUnchanged`
   */
  edit(
    leadId: string,
    noteId: string,
    note: NoteText & { readonly seen?: Date | null | undefined },
    by: Actor,
    now: Date,
  ): Promise<Note | undefined>;
  /**
   * @param seen see `requireUnchanged`
   * @returns whether there was such a note
   * @throws the `changed-since` error
   */
  remove(
    leadId: string,
    noteId: string,
    by: Actor,
    now: Date,
    seen?: Date | null,
  ): Promise<boolean>;
}
