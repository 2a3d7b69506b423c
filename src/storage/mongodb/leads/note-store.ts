import { ObjectId, type Collection } from 'mongodb';
import { AppError } from '../../../errors.ts';
import { MOST_NOTES, requireUnchanged, type Note } from '../../../leads/note.ts';
import type { NoteStore } from '../../../leads/note-store.ts';
import { texts } from '../../lead-schemas.ts';
import { toText, toTime, wellFormed } from '../fields.ts';
import { fromId, toId } from '../ids.ts';
import type { ChangeLead } from './change-lead.ts';
import type { LeadDocument } from './lead-document.ts';
import { toNoteDocument, type NoteDocument } from './note-document.ts';

/** The notes without their texts, which may be long. */
const NOTE_KEYS = { terms: 0, prefixes: 0, 'notes.text': 0 } as const;

/** Notes inside their lead. Each change of one is one update of the lead, with its event. */
export function createNoteStore(
  leads: Collection<LeadDocument>,
  changeLead: ChangeLead,
): NoteStore {
  return {
    listOfLead: async (leadId) => {
      const lead = await leads.findOne({ _id: toId(leadId) }, { projection: { notes: 1 } });
      return toNotes(lead?.notes);
    },
    textsOfLeads: async (leadIds) => {
      const found = await leads
        .find(
          { _id: { $in: leadIds.map(toId) }, 'notes.0': { $exists: true } },
          { projection: { notes: 1 } },
        )
        .toArray();
      return new Map(
        found.map(({ _id, notes }) => [fromId(_id), toNotes(notes).map(({ text }) => text)]),
      );
    },
    add: (leadId, { text, mentions }, by, now) => {
      const note = toNoteDocument({ text, mentions }, by, now);
      const to = fromId(note._id);
      return changeLead({ id: leadId, by, now, projection: NOTE_KEYS }, (before, { notes }) => {
        if (listOf(notes).length >= MOST_NOTES)
          throw new AppError('too-many-notes', { most: MOST_NOTES });
        return {
          after: { ...before, updatedAt: now },
          also: { $push: { notes: note } },
          type: 'lead.note-added',
          linked: { note: { from: null, to } },
          result: () => toNote(note, 0),
        };
      });
    },
    edit: async (leadId, noteId, { text, mentions, seen }, by, now) => {
      const projection = NOTE_KEYS;
      return changeLead<Note | undefined>(
        { id: leadId, by, now, projection },
        (before, document) => {
          const type = 'lead.note-edited';
          const index = toNotes(document.notes).findIndex(({ id }) => id === noteId);
          const known = toNotes(document.notes)[index];
          if (!known) return { type, result: () => undefined };
          requireUnchanged(known, seen);
          const change = wellFormed({ text, mentions, editedAt: now });
          const set = Object.entries(change).map(([name, value]) => [
            `notes.${index}.${name}`,
            value,
          ]);
          return {
            after: { ...before, updatedAt: now },
            also: { $set: Object.fromEntries(set) as object },
            type,
            linked: { note: { from: noteId, to: noteId } },
            result: () => ({ ...known, ...change }),
          };
        },
      );
    },
    remove: async (leadId, noteId, by, now, seen) => {
      const projection = NOTE_KEYS;
      const removed = await changeLead({ id: leadId, by, now, projection }, (before, document) => {
        const type = 'lead.note-removed';
        const known = toNotes(document.notes).find(({ id }) => id === noteId);
        if (!known) return { type, result: () => false };
        requireUnchanged(known, seen);
        return {
          after: { ...before, updatedAt: now },
          also: { $pull: { notes: { _id: toId(noteId) } } },
          type,
          linked: { note: { from: noteId, to: null } },
          result: () => true,
        };
      });
      return removed === true;
    },
  };
}

const listOf = (notes: unknown): readonly unknown[] => (Array.isArray(notes) ? notes : []);

/** Notes as the API shows them. */
export const toNotes = (notes: unknown): readonly Note[] => listOf(notes).map(toNote);

/** A note of another program has no id: it is named by its place and cannot be changed. */
function toNote(stored: unknown, index: number): Note {
  const note = (typeof stored === 'string' ? { text: stored } : Object(stored)) as Record<
    string,
    unknown
  >;
  const { _id } = note;
  return {
    id: _id instanceof ObjectId || typeof _id === 'string' ? fromId(_id) : `note-${index}`,
    text: toText(note['text']),
    mentions: texts.catch([]).parse(note['mentions']),
    authorId: toText(note['authorId']),
    authorName: toText(note['authorName']),
    createdAt: toTime(note['createdAt']) ?? toTime(note['at']) ?? new Date(0),
    editedAt: toTime(note['editedAt']),
  };
}

/** A note that a move brings. */
export const fromNote = ({ id, ...note }: Note): NoteDocument =>
  wellFormed({ _id: toId(id), ...note });
