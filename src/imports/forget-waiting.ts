import type { PersonKeys } from '../leads/person-keys.ts';
import { erasedKeysOf, type ErasedKeys } from './erased-keys.ts';
import { findErased, saveErased } from './erased-rows.ts';
import type { ImportStore } from './import-store.ts';

const ROWS_AT_ONCE = 500;

/**
 * Rows that wait and hold an address or a number of a person who is being erased are not imported, and their text is
 * forgotten. Rows that are not stored yet are compared when they are; see `storeRows`.
 */
export async function forgetWaiting(
  keys: PersonKeys,
  {
    store,
    erased,
    now,
  }: { readonly store: ImportStore; readonly erased: ErasedKeys; readonly now: () => Date },
): Promise<void> {
  const erasedKeys = new Set(erasedKeysOf(keys));
  if (erasedKeys.size === 0) return;
  // Before the rows are read: a row that is stored later is compared after that.
  await erased.note([...erasedKeys], now());
  for (const record of await store.listUnfinished()) {
    for (let after = 0; ;) {
      const waiting = await store.listWaiting(record.id, { after, limit: ROWS_AT_ONCE });
      const last = waiting.at(-1);
      if (!last) break;
      const found = await findErased(waiting, record, (key) => erasedKeys.has(key));
      await saveErased(found, record, store, now());
      after = last.line;
    }
  }
}
