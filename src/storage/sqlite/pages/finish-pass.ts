import type { DatabaseSync } from 'node:sqlite';
import type { PassStore } from '../../../connections/pass-store.ts';
import * as column from '../columns.ts';
import type { GroupCommit } from '../group-commit.ts';

/** Gives a Page back after a complete pass, and records the pass. */
export function createFinishPass(
  database: DatabaseSync,
  commits: GroupCommit,
): PassStore['finishPass'] {
  const release = database.prepare(`
    UPDATE meta_pages SET passHolder = NULL, passUntil = NULL,
      passCheckpoint = iif(:cause = 'sync', passCheckpoint, NULL),
      catchUpDueAt = CASE WHEN catchUpDueAt < passUntil THEN catchUpDueAt
        WHEN catchUpSince < :fulfilled THEN min(:finishedAt, :nextDueAt) ELSE :nextDueAt END,
      catchUpSince = iif(catchUpSince >= :fulfilled, NULL, catchUpSince)
    WHERE pageId = :pageId AND passHolder = :holder`);
  const recordPass = database.prepare(`
    UPDATE meta_pages SET updatedAt = :finishedAt,
      syncCount = syncCount + (:cause = 'sync'),
      lastSync = iif(:cause = 'sync', :finishedAt, lastSync),
      lastCatchUp = iif(:cause = 'catch-up', :finishedAt, lastCatchUp),
      watermark = CASE WHEN NOT :isSame THEN watermark
        -- The watermark was set by a clock that was ahead.
        WHEN watermark > :finishedAt THEN coalesce(:watermark, watermark)
        ELSE coalesce(max(watermark, :watermark), watermark, :watermark) END
    WHERE pageId = :entry`);
  const isUnchanged = database.prepare(
    'SELECT 1 FROM meta_pages WHERE pageId = ? AND isActive = 1 AND lastUpdated <= ?',
  );

  return (pageId, holder, record) =>
    commits.write(() => {
      const finishedAt = record.finishedAt.getTime();
      const startedAt = record.startedAt.getTime();
      const isSame = record.entries.every((entry) => isUnchanged.get(entry, startedAt));
      const ended = release.run({
        pageId,
        holder,
        cause: record.cause,
        nextDueAt: isSame ? record.nextDueAt.getTime() : finishedAt,
        fulfilled: isSame ? column.millis(record.fulfilled) : null,
        finishedAt,
      });
      if (ended.changes !== 1) return;
      const watermark = column.millis(record.watermark);
      for (const entry of record.entries)
        recordPass.run({
          entry,
          cause: record.cause,
          finishedAt,
          watermark,
          isSame: Number(isSame),
        });
    });
}
