import type { DatabaseSync } from 'node:sqlite';
import type { PassCheckpoint, PassStore } from '../../../connections/pass-store.ts';
import * as column from '../columns.ts';
import type { GroupCommit } from '../group-commit.ts';

/** How far an unfinished pass has read. */
export function createPassCheckpoints(
  database: DatabaseSync,
  commits: GroupCommit,
): Pick<PassStore, 'findCheckpoint' | 'saveCheckpoint'> {
  const select = database.prepare('SELECT passCheckpoint FROM meta_pages WHERE pageId = ?');
  const save = database.prepare(
    'UPDATE meta_pages SET passCheckpoint = ? WHERE pageId = ? AND passHolder = ?',
  );

  return {
    findCheckpoint: async (pageId) => {
      const row = select.get(pageId);
      return toCheckpoint(column.json(row ?? {}, 'passCheckpoint') as StoredCheckpoint | null);
    },
    saveCheckpoint: (pageId, holder, checkpoint) =>
      commits.write(() => {
        save.run(JSON.stringify(checkpoint), pageId, holder);
      }),
  };
}

type StoredCheckpoint = Omit<
  PassCheckpoint,
  'since' | 'startedAt' | 'newest' | 'failedForms' | 'lateForms'
> & {
  /** Missing in checkpoints of earlier versions. */
  readonly failedForms?: readonly string[];
  readonly lateForms?: readonly string[];
  readonly since: string;
  readonly startedAt: string;
  readonly newest: string | null;
};

/** Ignores a checkpoint that cannot be read. The pass then starts again, which loses no lead. */
function toCheckpoint(stored: StoredCheckpoint | null): PassCheckpoint | undefined {
  const since = column.isoTime(stored?.since);
  const startedAt = column.isoTime(stored?.startedAt);
  if (!stored || !since || !startedAt) return undefined;
  if (!Array.isArray(stored.entries) || !Array.isArray(stored.doneForms)) return undefined;
  return {
    ...stored,
    failedForms: stored.failedForms ?? [],
    lateForms: stored.lateForms ?? [],
    since,
    startedAt,
    newest: column.isoTime(stored.newest),
  };
}
