import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { GroupCommit } from './group-commit.ts';

/**
 * A delivery of some leads takes about this much of the log. A write of one page would still work on a
 * disk that is full for webhooks.
 */
const FILLER_BYTES = 64 * 1024;

/** Writes as much as a webhook does. The next write takes the place of this one. */
export function createCheckWritable(
  database: DatabaseSync,
  commits: GroupCommit,
  now: () => Date,
): () => Promise<void> {
  const write = database.prepare(`
    INSERT INTO write_check (id, checkedAt, filler) VALUES (1, :now, :filler)
    ON CONFLICT (id) DO UPDATE SET checkedAt = excluded.checkedAt, filler = excluded.filler`);
  return () =>
    commits.write(() => {
      write.run({ now: now().getTime(), filler: randomBytes(FILLER_BYTES) });
    });
}
