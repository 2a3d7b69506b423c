import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import * as column from '../columns.ts';
import type { GroupCommit } from '../group-commit.ts';

/** Pages of the search index that one commit merges: a few milliseconds. */
const PAGES_PER_COMMIT = 64;

/**
 * Merges the search index until no deleted term is left in it. FTS5 only marks the terms of a deleted
 * row; they leave the file when the segments that hold them are merged.
 *
 * @see https://www.sqlite.org/fts5.html#the_merge_command: a negative number starts an optimization,
 *   which ends when a step changes fewer than two rows
 */
export function createForgetTerms(
  database: DatabaseSync,
  commits: GroupCommit,
): () => Promise<void> {
  const merge = database.prepare(
    "INSERT INTO leads_search (leads_search, rank) VALUES ('merge', ?)",
  );
  const changes = database.prepare('SELECT total_changes() AS changes');
  const count = () => column.integer(changes.get() ?? {}, 'changes');
  const step = (pages: number) =>
    commits.write(() => {
      const before = count();
      merge.run(pages);
      return count() - before;
    });
  return async () => {
    let changed = await step(-PAGES_PER_COMMIT);
    while (changed >= 2) {
      await nextTurn();
      changed = await step(PAGES_PER_COMMIT);
    }
  };
}
