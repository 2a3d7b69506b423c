import { AppError } from '../errors.ts';
import type { Actor } from '../users/actor.ts';
import type { ErasedKeys } from './erased-keys.ts';
import { importIdOf } from './import-id.ts';
import type { ImportLayout } from './import-layout.ts';
import type { ImportRecord, ImportStore } from './import-store.ts';
import type { PlannedFile } from './plan-file.ts';
import { storeRows } from './store-rows.ts';

export interface ImportOrder extends PlannedFile {
  readonly fileHash: string;
  readonly fileName: string;
  /** When the file began to arrive. */
  readonly sentAt: Date;
  readonly by: Actor;
  /** Imports a file although it was imported before. */
  readonly again: boolean;
}

export interface BeginImportParts {
  readonly store: ImportStore;
  readonly erased: ErasedKeys;
  /** Called after an import has begun to run. */
  readonly onBegun: () => void;
  readonly now: () => Date;
}

/** The import, and whether this call has begun it. */
export interface BegunImport {
  readonly isNew: boolean;
  readonly record: ImportRecord;
}

/**
 * Stores the rows of a file, so that any process can bring them in. If the same file is being imported, nothing new
 * begins. If an earlier call was cut off, this one completes it.
 *
 * @throws `file-imported-before` if the file was imported, the import was not undone, and `again` is false
 */
export async function beginImport(
  { fileHash, file, layout, fileName, sentAt, by, again }: ImportOrder,
  { store, erased, onBegun, now }: BeginImportParts,
): Promise<BegunImport> {
  const known = await store.findByFile(fileHash);
  const [last] = known;
  if (last && (last.state === 'running' || last.state === 'undoing'))
    return { isNew: false, record: last };
  if (last?.state === 'done' && !again) throw new AppError('file-imported-before', {});
  if (last?.state === 'reading' && !isSameLayout(last.layout, layout))
    await store.removeUnread(last.id);
  const earlier = known.filter(({ state }) => state !== 'reading').length;
  const begun = await store.begin({
    id: importIdOf(fileHash, earlier),
    fileHash,
    fileName,
    layout,
    by,
    startedAt: now(),
  });
  const { id, startedAt } = begun;
  // An earlier call that was cut off may have begun before the file was sent again.
  const since = startedAt < sentAt ? startedAt : sentAt;
  const total = await storeRows(begun, file, since, { store, erased, now });
  const isNew = await store.setState(id, { from: 'reading', state: 'running', total }, now());
  const record = await store.find(id);
  if (!record) throw new AppError('import-busy', {});
  if (isNew) onBegun();
  return { isNew, record };
}

const isSameLayout = (one: ImportLayout, other: ImportLayout): boolean =>
  layoutKey(one) === layoutKey(other);

/** Engines may keep the fields in another order. */
const layoutKey = (layout: ImportLayout): string =>
  JSON.stringify(Object.entries(layout).toSorted(([one], [other]) => (one < other ? -1 : 1)));
