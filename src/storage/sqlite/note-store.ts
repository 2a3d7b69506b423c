import type { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../errors.ts';
import type { FieldChange, LeadEventType } from '../../leads/lead-event.ts';
import type { Note } from '../../leads/note.ts';
import { MOST_NOTES, requireUnchanged } from '../../leads/note.ts';
import type { NoteStore } from '../../leads/note-store.ts';
import { newId } from '../../new-id.ts';
import { toActorColumns } from '../actor-columns.ts';
import { texts } from '../lead-schemas.ts';
import type { Command, LeadWriter } from './change-lead.ts';
import * as column from './columns.ts';
import type { GroupCommit } from './group-commit.ts';

/** Notes in `lead_notes`. */
export function createNoteStore(
  database: DatabaseSync,
  commits: GroupCommit,
  writer: LeadWriter,
): NoteStore {
  const select = database.prepare('SELECT * FROM lead_notes WHERE leadId = ? ORDER BY rowid');
  const selectOne = database.prepare('SELECT * FROM lead_notes WHERE id = ? AND leadId = ?');
  const count = database.prepare('SELECT count(*) AS n FROM lead_notes WHERE leadId = ?');
  const insert = database.prepare(`
    INSERT INTO lead_notes (id, leadId, text, mentions, authorId, authorName, createdAt)
    VALUES (:id, :leadId, :text, :mentions, :authorId, :authorName, :createdAt) RETURNING *`);
  const update = database.prepare(`
    UPDATE lead_notes SET text = :text, mentions = :mentions, editedAt = :editedAt
    WHERE id = :id AND leadId = :leadId RETURNING *`);
  const remove = database.prepare('DELETE FROM lead_notes WHERE id = ? AND leadId = ?');

  const find = (leadId: string, id: string) => {
    const row = selectOne.get(id, leadId);
    return row && toNote(row);
  };
  const record = (leadId: string, type: LeadEventType, note: FieldChange, command: Command) => {
    const before = writer.find(leadId);
    if (!before) return;
    const after = { ...before, updatedAt: command.now };
    writer.change({ type, before, after, linked: { note } }, command);
  };

  return {
    listOfLead: async (leadId) => select.all(leadId).map(toNote),
    textsOfLeads: async (leadIds) => {
      const found = leadIds.map(
        (id) => [id, select.all(id).map((row) => column.text(row, 'text'))] as const,
      );
      return new Map(found.filter(([, notes]) => notes.length > 0));
    },
    add: (leadId, { text, mentions }, by, now) =>
      commits.write(() => {
        if (!writer.find(leadId)) return undefined;
        if (column.integer(count.get(leadId) ?? {}, 'n') >= MOST_NOTES)
          throw new AppError('too-many-notes', { most: MOST_NOTES });
        const { id: authorId, name: authorName } = toActorColumns(by);
        const row = insert.get({
          id: newId(),
          leadId,
          text,
          mentions: JSON.stringify(mentions),
          authorId,
          authorName,
          createdAt: now.getTime(),
        });
        if (!row) throw new Error('SQLite did not return the note that it stored.');
        const note = toNote(row);
        record(leadId, 'lead.note-added', { from: null, to: note.id }, { by, now });
        return note;
      }),
    edit: (leadId, id, { text, mentions, seen }, by, now) =>
      commits.write(() => {
        const before = find(leadId, id);
        if (!before) return undefined;
        requireUnchanged(before, seen);
        const editedAt = now.getTime();
        const row = update.get({ id, leadId, text, mentions: JSON.stringify(mentions), editedAt });
        if (!row) return undefined;
        record(leadId, 'lead.note-edited', { from: id, to: id }, { by, now });
        return toNote(row);
      }),
    remove: (leadId, id, by, now, seen) =>
      commits.write(() => {
        const before = find(leadId, id);
        if (!before) return false;
        requireUnchanged(before, seen);
        remove.run(id, leadId);
        record(leadId, 'lead.note-removed', { from: id, to: null }, { by, now });
        return true;
      }),
  };
}

/** Reads a row of `lead_notes`. */
export const toNote = (row: column.Row): Note => ({
  id: column.text(row, 'id'),
  text: column.text(row, 'text'),
  mentions: texts.catch([]).parse(column.json(row, 'mentions')),
  authorId: column.text(row, 'authorId'),
  authorName: column.text(row, 'authorName'),
  createdAt: column.time(row, 'createdAt'),
  editedAt: column.timeOrNull(row, 'editedAt'),
});
