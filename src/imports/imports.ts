import { AppError, notFound } from '../errors.ts';
import type { Actor } from '../users/actor.ts';
import { beginImport, type BegunImport, type ImportOrder } from './begin-import.ts';
import type { ErasedKeys } from './erased-keys.ts';
import type { ImportedRow, ImportRecord, ImportStore, RowFate } from './import-store.ts';

/** How many imports are listed. */
const MOST_LISTED = 100;

/** The imports of files. */
export interface Imports {
  /** See `beginImport`. */
  begin(order: ImportOrder): Promise<BegunImport>;
  /** The last import of the same file that was not undone. */
  findLast(fileHash: string): Promise<ImportRecord | undefined>;
  /** The newest first. */
  list(): Promise<readonly ImportRecord[]>;
  /** @throws `not-found` */
  find(id: string): Promise<ImportRecord>;
  /** Rows that have a result, in the order of their lines. @throws `not-found` */
  listRows(
    id: string,
    page: { readonly after: number; readonly limit: number; readonly fate?: RowFate | undefined },
  ): Promise<readonly ImportedRow[]>;
  /**
   * Begins to remove the leads that an import has made.
   *
   * @throws `not-found`, `import-running` and `import-undone`
   */
  undo(id: string, by: Actor): Promise<ImportRecord>;
}

export interface ImportsParts {
  readonly store: ImportStore;
  readonly erased: ErasedKeys;
  /** Wakes the worker. */
  readonly wake: () => void;
  readonly now: () => Date;
}

export function createImports({ store, erased, wake, now }: ImportsParts): Imports {
  const find = async (id: string) => {
    const record = await store.find(id);
    if (!record) throw notFound('import');
    return record;
  };
  return {
    begin: (order) => beginImport(order, { store, erased, onBegun: wake, now }),
    findLast: async (fileHash) => {
      const known = await store.findByFile(fileHash);
      return known.find(({ state }) => state === 'running' || state === 'done');
    },
    list: () => store.list(MOST_LISTED),
    find,
    listRows: async (id, page) => {
      await find(id);
      return store.listRows(id, page);
    },
    undo: async (id, by) => {
      const { state } = await find(id);
      if (state === 'reading' || state === 'running') throw new AppError('import-running', {});
      const change = { from: 'done', state: 'undoing', undoneBy: by } as const;
      if (!(await store.setState(id, change, now()))) throw new AppError('import-undone', {});
      wake();
      return find(id);
    },
  };
}
