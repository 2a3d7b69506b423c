import { createErasedKeys } from '../imports/erased-keys.ts';
import { createImports, type Imports } from '../imports/imports.ts';
import { createLeadLookup } from '../imports/lead-lookup.ts';
import { createImportWorker } from '../imports/import-worker.ts';
import { isClosing } from '../errors.ts';
import type { LayoutParts } from '../imports/plan-file.ts';
import { isDisabled } from '../users/user-row.ts';
import type { AppContext } from './app-context.ts';

export interface ImportParts {
  readonly imports: Imports;
  start(): void;
  stop(): Promise<void>;
}

/** Leads from files. */
export function wireImports(
  { log, storage, turns, now }: Pick<AppContext, 'log' | 'storage' | 'turns' | 'now'>,
  readStages: NonNullable<LayoutParts['readStages']>,
): ImportParts {
  const { bus, imports: store, leads, notices, pages, users } = storage;
  const worker = createImportWorker({
    store,
    leads,
    lookup: createLeadLookup(storage),
    pages,
    readStages,
    readOwners: async () => (await users.list()).filter((person) => !isDisabled(person, now())),
    claim: (ms) => turns.claim('imports', ms),
    onEnd: async (id) => {
      const record = await store.find(id);
      const by = record && (record.undoneBy ?? record.by);
      if (!record || by?.kind !== 'user') return;
      await notices.add({
        key: `import-${record.state}:${id}`,
        userId: by.id,
        kind: record.state === 'undone' ? 'import-undone' : 'import-done',
        leadId: null,
        itemId: id,
        createdAt: now(),
      });
      bus.publish({ of: 'notices', userId: by.id });
    },
    onRowError: (err, row) => log.error({ err, ...row }, 'a row of a file could not be imported'),
    onError: (err) => {
      if (!isClosing(err)) log.error({ err }, 'an import has stopped; it is continued in seconds');
    },
    now,
  });
  return {
    imports: createImports({
      store,
      erased: createErasedKeys(storage.counts),
      wake: () => worker.wake(),
      now,
    }),
    start: () => worker.start(),
    stop: () => worker.stop(),
  };
}
