import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { GroupCommit } from './group-commit.ts';

/**
 * A webhook delivery of a few leads writes about this much to the log. On a disk that is too full
 * for webhooks, a write of one page would still succeed.
 */
const FILLER_BYTES = 64 * 1024;

/** Writes as much as a webhook does. Each write replaces the one before. */
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
