import { describe, expect, test } from 'vitest';
import { MOST_NOTES } from '../../src/leads/note.ts';
import { INTAKE } from '../../src/users/actor.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { ADMIN, at, sampleLead } from './samples.ts';

const text = (words: string, mentions: readonly string[] = []) => ({ text: words, mentions });

/** What every engine must do with the notes of a lead. */
export function describeLeadNoteContract(openStorage: OpenStorage): void {
  describe('notes', () => {
    const opened = useStorage(openStorage);
    const notes = () => opened().storage.notes;
    const record = async () =>
      (await opened().storage.leads.recordOnce(sampleLead(), INTAKE, at(2))).lead.id;
    const history = async (id: string) =>
      (await opened().storage.leadEvents.listOfLead(id, { limit: 50 })).events;

    test('notes are kept in their order, with their author and the people that they name', async () => {
      const id = await record();
      const first = await notes().add(id, text('Odd: \u0000 👩‍👩‍👧', ['u2']), ADMIN, at(3));
      const second = await notes().add(id, text('Second'), ADMIN, at(3));
      expect(first).toEqual({
        id: expect.any(String),
        text: 'Odd: \u0000 👩‍👩‍👧',
        mentions: ['u2'],
        authorId: ADMIN.id,
        authorName: ADMIN.name,
        createdAt: at(3),
        editedAt: null,
      });
      const reopened = await opened().reopen();
      expect(await reopened.notes.listOfLead(id)).toEqual([first, second]);
    });

    test('the texts of the notes of several leads are read at once, in their order', async () => {
      const [one, other, none] = [await record(), await record(), await record()];
      for (const words of ['First', 'Second']) await notes().add(one, text(words), ADMIN, at(3));
      await notes().add(other, text('Other'), ADMIN, at(3));
      expect(await notes().textsOfLeads([one, none, other, 'no-such-id'])).toEqual(
        new Map([
          [one, ['First', 'Second']],
          [other, ['Other']],
        ]),
      );
    });

    test('a note is changed and removed, each with an event that names it and not its text', async () => {
      const id = await record();
      const note = await notes().add(id, text('Frist'), ADMIN, at(3));
      const kept = await notes().add(id, text('Kept'), ADMIN, at(3));
      const noteId = note?.id ?? '';
      const edited = { ...note, text: 'First', mentions: ['u2'], editedAt: at(4) };
      expect(await notes().edit(id, noteId, text('First', ['u2']), ADMIN, at(4))).toEqual(edited);
      expect(await notes().listOfLead(id)).toEqual([edited, kept]);
      expect(await notes().remove(id, noteId, ADMIN, at(5))).toBe(true);
      expect(await notes().remove(id, noteId, ADMIN, at(6))).toBe(false);
      expect(await notes().edit(id, noteId, text('Again'), ADMIN, at(6))).toBeUndefined();
      expect(await notes().listOfLead(id)).toEqual([kept]);
      const events = await history(id);
      expect(events.map(({ type, changes }) => [type, changes['note']])).toEqual([
        ['lead.note-removed', { from: noteId, to: null }],
        ['lead.note-edited', { from: noteId, to: noteId }],
        ['lead.note-added', { from: null, to: kept?.id }],
        ['lead.note-added', { from: null, to: noteId }],
        ['lead.created', undefined],
      ]);
      expect(JSON.stringify(events)).not.toMatch(/frist|first"|kept/i);
    });

    test('a note that somebody has changed since it was seen is neither changed nor removed', async () => {
      const id = await record();
      const noteId = (await notes().add(id, text('First'), ADMIN, at(3)))?.id ?? '';
      const seen = { ...text('Second'), seen: null };
      const changed = await notes().edit(id, noteId, seen, ADMIN, at(4));
      expect(changed).toMatchObject({ text: 'Second', editedAt: at(4) });
      const refused = { code: 'changed-since' };
      await expect(notes().edit(id, noteId, seen, ADMIN, at(5))).rejects.toMatchObject(refused);
      await expect(notes().remove(id, noteId, ADMIN, at(5), null)).rejects.toMatchObject(refused);
      expect(await notes().listOfLead(id)).toEqual([changed]);
      expect(await notes().remove(id, noteId, ADMIN, at(5), at(4))).toBe(true);
      expect(await notes().remove(id, noteId, ADMIN, at(6), at(4))).toBe(false);
    });

    test('a note of one lead cannot be changed through another', async () => {
      const [id, other] = [await record(), await record()];
      const note = await notes().add(id, text('Mine'), ADMIN, at(3));
      const noteId = note?.id ?? '';
      expect(await notes().edit(other, noteId, text('Stolen'), ADMIN, at(4))).toBeUndefined();
      expect(await notes().remove(other, noteId, ADMIN, at(4))).toBe(false);
      expect(await notes().listOfLead(id)).toEqual([note]);
    });

    test('notes that two processes add at the same time are all kept', async () => {
      const id = await record();
      const { storage: far } = await opened().startProcess();
      await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          (index % 2 === 0 ? notes() : far.notes).add(id, text(`Note ${index}`), ADMIN, at(3)),
        ),
      );
      expect(await notes().listOfLead(id)).toHaveLength(20);
      expect(await history(id)).toHaveLength(21);
    });

    test('a lead takes no more notes than its limit, and a note that is removed makes room', async () => {
      const id = await record();
      for (let count = 0; count < MOST_NOTES; count += 1)
        await notes().add(id, text('x'), ADMIN, at(3));
      await expect(notes().add(id, text('x'), ADMIN, at(4))).rejects.toMatchObject({
        code: 'too-many-notes',
      });
      const [first] = await notes().listOfLead(id);
      await notes().remove(id, first?.id ?? '', ADMIN, at(5));
      expect(await notes().add(id, text('x'), ADMIN, at(6))).toBeDefined();
    }, 120_000);

    test('an unknown lead has no notes and takes none', async () => {
      expect(await notes().listOfLead('no-such-id')).toEqual([]);
      expect(await notes().add('no-such-id', text('x'), ADMIN, at(3))).toBeUndefined();
    });
  });
}
