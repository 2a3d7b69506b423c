import { describe, expect, test } from 'vitest';
import { beginImport } from '../../src/imports/begin-import.ts';
import { createErasedKeys } from '../../src/imports/erased-keys.ts';
import { forgetWaiting } from '../../src/imports/forget-waiting.ts';
import { importIdOf, leadIdOf } from '../../src/imports/import-id.ts';
import { NO_ROWS, type ImportedRow, type WaitingRow } from '../../src/imports/import-store.ts';
import { createLeadLookup } from '../../src/imports/lead-lookup.ts';
import { runImport, type RunImportParts } from '../../src/imports/run-import.ts';
import type { PersonKeys } from '../../src/leads/person-keys.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { sampleImport } from './imported-lead-contract.ts';
import { ADMIN, at, sampleFile as IMPORT } from './samples.ts';

const ID = IMPORT.id;
const OTHER = '1123456789abcdef01234567';

const waiting = (line: number, ...cells: readonly string[]): WaitingRow => ({ line, cells });

const row = (
  line: number,
  changes: Partial<Omit<ImportedRow, 'undone'>> = {},
): Omit<ImportedRow, 'undone'> => ({
  line,
  fate: 'created',
  reason: '',
  column: '',
  leadId: String(line).padStart(24, '0'),
  ...changes,
});

/** What every engine must do with imports. */
export function describeImportStoreContract(openStorage: OpenStorage): void {
  describe('imports', () => {
    const opened = useStorage(openStorage);
    const store = () => opened().storage.imports;
    const begin = async (...rows: readonly WaitingRow[]) => {
      await store().begin(IMPORT);
      await store().addRows(ID, rows);
      await store().setState(ID, { from: 'reading', state: 'running', total: rows.length }, at(1));
    };
    const page = { after: 0, limit: 10 };
    /** Brings all rows in. @param changes parts that do something else too */
    const run = async (changes: Partial<RunImportParts> = {}) => {
      const { leads, leadEvents, inbox, pages } = opened().storage;
      const record = await store().find(ID);
      if (!record) throw new Error('The import is not there.');
      return runImport(record, {
        store: store(),
        leads,
        lookup: createLeadLookup({ leads, leadEvents, inbox }),
        pages,
        mayContinue: async () => true,
        onRowError: (error) => {
          throw error;
        },
        now: () => at(6),
        ...changes,
      });
    };
    const erased = () => createErasedKeys(opened().storage.counts);
    const forget = (keys: PersonKeys, now = at(5)) =>
      forgetWaiting(keys, { store: store(), erased: erased(), now: () => now });
    const forgetAnna = () => forget({ emails: ['anna@example.com'], phones: [] });

    test('an import is begun once, and is the same in every process', async () => {
      const begun = {
        ...IMPORT,
        state: 'reading',
        total: 0,
        counts: NO_ROWS,
        undoneBy: null,
        changedAt: at(1),
      };
      expect(await store().begin(IMPORT)).toEqual(begun);
      const again = { ...IMPORT, fileName: 'other.csv', startedAt: at(5) };
      const { storage: far } = await opened().startProcess();
      expect(await far.imports.begin(again)).toEqual(begun);
      expect(await store().find(ID)).toEqual(begun);
      expect(await store().find('none')).toBeUndefined();
    });

    test('an import that several processes begin at once is begun once', async () => {
      const another = await opened().openAnother();
      const begun = await Promise.all(
        [1, 2, 3, 4].map((second) =>
          (second % 2 ? store() : another.imports).begin({ ...IMPORT, startedAt: at(second) }),
        ),
      );
      expect(new Set(begun.map(({ startedAt }) => startedAt.getTime())).size).toBe(1);
      expect(await store().list(10)).toHaveLength(1);
    });

    test('rows wait in the order of their lines, and a line that is stored again stays as it is', async () => {
      await begin(waiting(1_000, 'Zoe', ''), waiting(2, 'Anna', '"é\n,'));
      await store().addRows(ID, [waiting(2, 'Another'), waiting(7, 'Ben')]);
      await store().addRows(OTHER, [waiting(3, 'Of another file')]);
      expect(await store().listWaiting(ID, page)).toEqual([
        waiting(2, 'Anna', '"é\n,'),
        waiting(7, 'Ben'),
        waiting(1_000, 'Zoe', ''),
      ]);
      expect(await store().listWaiting(ID, { after: 2, limit: 1 })).toEqual([waiting(7, 'Ben')]);
    });

    test('a row gets one result, which is kept, and then it does not wait any more', async () => {
      await begin(waiting(2, 'Anna'), waiting(3, 'Ben'), waiting(4, 'Cid'));
      const refused = row(4, {
        fate: 'refused',
        reason: 'invalid-email',
        column: 'E-mail',
        leadId: null,
      });
      const counts = { ...NO_ROWS, created: 1, refused: 1 };
      await store().saveRows(ID, { rows: [row(2), refused], counts }, at(2));
      await store().saveRows(ID, { rows: [row(2, { fate: 'skipped' })], counts }, at(3));
      expect(await store().listWaiting(ID, page)).toEqual([waiting(3, 'Ben')]);
      expect(await store().listRows(ID, page)).toEqual([
        { ...row(2), undone: null },
        { ...refused, undone: null },
      ]);
      expect(await store().find(ID)).toMatchObject({ counts, total: 3, changedAt: at(3) });
      expect(await store().countRows(ID)).toEqual(counts);
    });

    test('the lines that got another result before are named', async () => {
      await begin(waiting(2, 'Anna'), waiting(3, 'Ben'), waiting(4, 'Cid'), waiting(5, 'Dee'));
      const save = (...rows: Parameters<typeof row>[]) =>
        store().saveRows(ID, { rows: rows.map((each) => row(...each)), counts: NO_ROWS }, at(2));
      const erased = { fate: 'skipped', reason: 'erased', leadId: null } as const;
      expect(await save([2], [3, erased], [4, { fate: 'skipped' }])).toEqual([]);
      expect(await save([2], [3], [4, { fate: 'skipped' }], [5])).toEqual([3]);
      expect(await store().listRows(ID, page)).toMatchObject([
        row(2),
        row(3, erased),
        row(4, { fate: 'skipped' }),
        row(5),
      ]);
    });

    test('rows are listed a page at a time, also those of one fate', async () => {
      const lines = [2, 3, 10, 20, 100];
      await begin(...lines.map((line) => waiting(line, 'x')));
      const rows = lines.map((line) => row(line, { fate: line === 10 ? 'skipped' : 'created' }));
      await store().saveRows(ID, { rows, counts: NO_ROWS }, at(2));
      const linesOf = async (asked: Parameters<ReturnType<typeof store>['listRows']>[1]) =>
        (await store().listRows(ID, asked)).map(({ line }) => line);
      expect(await linesOf({ after: 0, limit: 3 })).toEqual([2, 3, 10]);
      expect(await linesOf({ after: 10, limit: 3 })).toEqual([20, 100]);
      expect(await linesOf({ after: 0, limit: 9, fate: 'skipped' })).toEqual([10]);
      expect(await linesOf({ after: 3, limit: 9, fate: 'created' })).toEqual([20, 100]);
    });

    test('a state changes only from the one that is expected, and one of two processes changes it', async () => {
      await begin(waiting(2, 'Anna'));
      const another = await opened().openAnother();
      const change = { from: 'running', state: 'done' } as const;
      const changed = await Promise.all(
        [store(), another.imports].map((each) => each.setState(ID, change, at(4))),
      );
      expect(changed.filter(Boolean)).toHaveLength(1);
      expect(await store().setState(ID, change, at(5))).toBe(false);
      const undo = { from: 'done', state: 'undoing', undoneBy: ADMIN } as const;
      expect(await store().setState(ID, undo, at(6))).toBe(true);
      const undone = { state: 'undoing', total: 1, undoneBy: ADMIN, changedAt: at(6) };
      expect(await store().find(ID)).toMatchObject(undone);
    });

    test('the names of the columns are kept until the import is done', async () => {
      await begin(waiting(2, 'Anna'));
      const namesOf = async () => (await store().find(ID))?.layout.names;
      expect(await namesOf()).toEqual(IMPORT.layout.names);
      await store().setState(ID, { from: 'running', state: 'done' }, at(4));
      const { names: _, ...others } = IMPORT.layout;
      expect((await store().find(ID))?.layout).toEqual({ ...others, names: [] });
    });

    test('the name of a file and those of its columns are found, and removed', async () => {
      await begin(waiting(2, 'Anna'), waiting(3, 'Ben'), waiting(4, 'Cid'));
      const refused = { fate: 'refused', reason: 'invalid-email', leadId: null } as const;
      const rows = ['E-mail', 'Work mail', 'E-mail'].map((column, index) =>
        row(index + 2, { ...refused, column }),
      );
      await store().saveRows(ID, { rows, counts: NO_ROWS }, at(2));
      await store().begin({ ...IMPORT, id: OTHER, startedAt: at(2) });
      const other = { id: OTHER, fileName: 'leads.csv', columns: [] };
      const columns = ['E-mail', 'Work mail'];
      expect(await store().listTexts()).toEqual([
        { id: ID, fileName: 'leads.csv', columns },
        other,
      ]);
      await store().removeTexts(ID, ['E-mail', 'leads.csv']);
      const left = { id: ID, fileName: '', columns: ['Work mail'] };
      expect(await store().listTexts()).toEqual([left, other]);
    });

    test('what an undo has done with a lead is kept once', async () => {
      await begin(waiting(2, 'Anna'), waiting(3, 'Ben'), waiting(4, 'Cid'), waiting(5, 'Dee'));
      const rows = [row(2), row(3), row(4), row(5, { fate: 'skipped' })];
      await store().saveRows(ID, { rows, counts: NO_ROWS }, at(2));
      const undone = [
        { line: 2, undone: 'removed' },
        { line: 3, undone: 'changed' },
        { line: 4, undone: 'gone' },
        { line: 5, undone: 'removed' },
      ] as const;
      await store().saveUndone(ID, { rows: undone, counts: NO_ROWS }, at(3));
      const counts = { created: 3, skipped: 1, refused: 0, removed: 1, kept: 2 };
      await store().saveUndone(ID, { rows: [{ line: 2, undone: 'gone' }], counts }, at(4));
      const results = (await store().listRows(ID, page)).map((each) => each.undone);
      expect(results).toEqual(['removed', 'changed', 'gone', null]);
      expect(await store().countRows(ID)).toEqual(counts);
      expect(await store().find(ID)).toMatchObject({ counts });
    });

    test('imports are listed newest first, and those of one file, and those that are not finished, are found', async () => {
      const other = { ...IMPORT, id: OTHER, startedAt: at(2) };
      const different = { ...other, id: '2123456789abcdef01234567', fileHash: 'e'.repeat(64) };
      for (const each of [IMPORT, other, { ...different, startedAt: at(3) }])
        await store().begin(each);
      const ids = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id[0]);
      expect(ids(await store().list(10))).toEqual(['2', '1', '0']);
      expect(ids(await store().list(1))).toEqual(['2']);
      expect(ids(await store().findByFile(IMPORT.fileHash))).toEqual(['1', '0']);
      await store().setState(ID, { from: 'reading', state: 'done' }, at(4));
      expect(ids(await store().listUnfinished())).toEqual(['1', '2']);
    });

    test('an import that was not read whole can be removed, another one cannot', async () => {
      await store().begin(IMPORT);
      await store().addRows(ID, [waiting(2, 'Anna')]);
      await store().removeUnread(ID);
      expect(await store().find(ID)).toBeUndefined();
      expect(await store().listWaiting(ID, page)).toEqual([]);
      await begin(waiting(2, 'Anna'));
      await store().removeUnread(ID);
      expect(await store().find(ID)).toBeDefined();
      expect(await store().listWaiting(ID, page)).toHaveLength(1);
    });

    test('W59: rows of a person who is erased while they wait are not brought in, and their text is gone', async () => {
      await begin(
        waiting(2, 'Anna', ' ANNA@Example.com ', ''),
        waiting(3, 'Ben', 'ben@example.com', '0151 2345 6789'),
        waiting(4, 'Cid', 'cid@example.com', '0151 2345 6788'),
      );
      const keys = { emails: ['anna@example.com'], phones: ['+4915123456789'] };
      await forget(keys);
      expect(await store().listWaiting(ID, page)).toEqual([
        waiting(4, 'Cid', 'cid@example.com', '0151 2345 6788'),
      ]);
      const rows = await store().listRows(ID, page);
      expect(rows.map(({ line, fate, reason }) => [line, fate, reason])).toEqual([
        [2, 'skipped', 'erased'],
        [3, 'skipped', 'erased'],
      ]);
    });

    describe('a person who is erased while a file is sent', () => {
      const keys = { emails: ['anna@example.com'], phones: ['+4915123456789'] };
      const people = [
        waiting(902, 'Anna', ' ANNA@Example.com ', ''),
        waiting(903, 'Ben', 'ben@example.com', '0151 2345 6789'),
        waiting(904, 'Cid', 'cid@example.com', '0152 2345 6789'),
      ];
      /** Enough for several writes. */
      const others = Array.from({ length: 900 }, (_, index) => waiting(index + 2, 'Zoe'));
      /** @param between happens when most rows were stored, and before the last ones are */
      const send = (sentAt: Date, between = async () => {}) =>
        beginImport(
          {
            ...IMPORT,
            again: false,
            sentAt,
            file: {
              encoding: 'utf-8',
              separator: ',',
              kind: 'table',
              names: IMPORT.layout.names,
              read: async function* () {
                yield* others;
                await between();
                yield* people;
              },
            },
          },
          { store: store(), erased: erased(), onBegun: () => undefined, now: () => at(1_000) },
        );
      const left = async () => {
        const id = importIdOf(IMPORT.fileHash, 0);
        const rows = await store().listWaiting(id, { after: 901, limit: 10 });
        return rows.map(({ cells: [name] }) => name);
      };

      test('W59: has no row in it that waits, although the row is stored after the erasure', async () => {
        const { record } = await send(at(100), () => forget(keys, at(300)));
        expect([record.state, record.total]).toEqual(['running', 903]);
        expect(await left()).toEqual(['Cid']);
        expect(await store().listRows(record.id, page)).toMatchObject([
          row(902, { fate: 'skipped', reason: 'erased', leadId: null }),
          row(903, { fate: 'skipped', reason: 'erased', leadId: null }),
        ]);
      });

      test('W59: has no row in it either if no row was stored yet, whichever process erases', async () => {
        const another = await opened().openAnother();
        await forgetWaiting(keys, {
          store: another.imports,
          erased: createErasedKeys(another.counts),
          now: () => at(300),
        });
        await send(at(100));
        expect(await left()).toEqual(['Cid']);
      });

      test('W59: stays out if the upload was cut off and the file is sent again', async () => {
        const cut = async () => Promise.reject(new Error('The connection is gone.'));
        await store().begin({ ...IMPORT, id: importIdOf(IMPORT.fileHash, 0), startedAt: at(100) });
        await expect(send(at(100), cut)).rejects.toThrow('The connection is gone.');
        await forget(keys, at(300));
        await send(at(900));
        expect(await left()).toEqual(['Cid']);
      });

      test('comes in with a file that was sent later, because it is a new enquiry', async () => {
        await forget(keys, at(300));
        await send(at(361));
        expect(await left()).toEqual(['Anna', 'Ben', 'Cid']);
      });
    });

    test.each([
      ['before its lead is made', 'importOnce'],
      ['after its lead was made', 'saveRows'],
    ])('a row whose person is erased %s makes no lead', async (_when, moment) => {
      await begin(waiting(2, 'Anna', 'anna@example.com'), waiting(3, 'Ben', 'ben@example.com'));
      const { leads } = opened().storage;
      const isDone = await run({
        store: {
          ...store(),
          saveRows: async (...given) => {
            if (moment === 'saveRows') await forgetAnna();
            return store().saveRows(...given);
          },
        },
        leads: {
          importOnce: async (...given) => {
            if (moment === 'importOnce') await forgetAnna();
            return leads.importOnce(...given);
          },
          removeImported: (...given) => leads.removeImported(...given),
        },
      });
      expect(isDone).toBe(true);
      expect((await leads.list({ limit: 5 })).leads.map(({ name }) => name)).toEqual(['Ben']);
      const rows = await store().listRows(ID, page);
      expect(rows.map(({ line, fate, reason }) => [line, fate, reason])).toEqual([
        [2, 'skipped', 'erased'],
        [3, 'created', ''],
      ]);
    });

    test('a lead that a process has made of the row of an erased person before it died is removed', async () => {
      await begin(waiting(2, 'Anna', 'anna@example.com'));
      const { leads } = opened().storage;
      await leads.importOnce(sampleImport({ id: leadIdOf(ID, 2) }), ADMIN, at(4));
      await forgetAnna();
      await run();
      expect((await leads.list({ limit: 5 })).leads).toEqual([]);
    });

    test('an import and its rows are there after a restart', async () => {
      await begin(waiting(2, 'Anna'), waiting(3, 'Ben'));
      const counts = { ...NO_ROWS, created: 1 };
      await store().saveRows(ID, { rows: [row(2)], counts }, at(2));
      const { imports: after } = await opened().reopen();
      expect(await after.find(ID)).toMatchObject({ ...IMPORT, state: 'running', counts });
      expect(await after.listRows(ID, page)).toEqual([{ ...row(2), undone: null }]);
      expect(await after.listWaiting(ID, page)).toEqual([waiting(3, 'Ben')]);
    });
  });
}
