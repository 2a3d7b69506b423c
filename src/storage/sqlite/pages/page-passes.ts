import type { DatabaseSync } from 'node:sqlite';
import type { PassCheckpoint, PageStore } from '../../../connections/page-store.ts';
import * as column from '../columns.ts';
import type { GroupCommit } from '../group-commit.ts';

type Passes = Pick<
  PageStore,
  | 'requestCatchUp'
  | 'claimPass'
  | 'hasten'
  | 'findCheckpoint'
  | 'saveCheckpoint'
  | 'suspendPass'
  | 'finishPass'
>;

/** Which pass holds a Page, and where it stands: columns of `meta_pages`. */
export function createPasses(database: DatabaseSync, commits: GroupCommit): Passes {
  const request = database.prepare(`
    UPDATE meta_pages SET catchUpDueAt = :dueAt,
      passCheckpoint = iif(passHolder IS NULL, NULL, passCheckpoint),
      catchUpSince = coalesce(min(catchUpSince, :since), catchUpSince, :since)
    WHERE pageId = :pageId`);
  // While a pass holds the Page, the next one is due when the claim ends; what is asked for
  // meanwhile is due earlier, and so is told apart and kept.
  const claim = database.prepare(`
    UPDATE meta_pages SET passHolder = :holder, passUntil = :until,
      catchUpDueAt = iif(passHolder = :holder AND catchUpDueAt < passUntil, catchUpDueAt, :until)
    WHERE pageId = :pageId AND (passHolder IS NULL OR passHolder = :holder OR passUntil <= :now)`);
  const hasten = database.prepare(`
    UPDATE meta_pages SET
      catchUpDueAt = iif(catchUpDueAt > :now, max(catchUpDueAt - :ms, :now), catchUpDueAt),
      passUntil = iif(passUntil > :now, max(passUntil - :ms, :now), passUntil)`);
  const selectCheckpoint = database.prepare(
    'SELECT passCheckpoint FROM meta_pages WHERE pageId = ?',
  );
  const saveCheckpoint = database.prepare(
    'UPDATE meta_pages SET passCheckpoint = ? WHERE pageId = ? AND passHolder = ?',
  );
  const suspend = database.prepare(`
    UPDATE meta_pages SET passHolder = NULL, passUntil = NULL,
      catchUpDueAt = iif(catchUpDueAt < passUntil, min(catchUpDueAt, :dueAt), :dueAt)
    WHERE pageId = :pageId AND passHolder = :holder`);
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
        -- It was set by a clock that was ahead.
        WHEN watermark > :finishedAt THEN coalesce(:watermark, watermark)
        ELSE coalesce(max(watermark, :watermark), watermark, :watermark) END
    WHERE pageId = :entry`);
  const isAsBegun = database.prepare(
    'SELECT 1 FROM meta_pages WHERE pageId = ? AND isActive = 1 AND lastUpdated <= ?',
  );

  return {
    hasten: (ms, now) =>
      commits.write(() => {
        hasten.run({ ms, now: now.getTime() });
      }),
    requestCatchUp: (pageId, since, dueAt) =>
      commits.write(() => {
        request.run({ pageId, since: column.millis(since), dueAt: dueAt.getTime() });
      }),
    claimPass: (pageId, holder, now, until) =>
      commits.write(() => {
        const times = { now: now.getTime(), until: until.getTime() };
        return claim.run({ pageId, holder, ...times }).changes === 1;
      }),
    findCheckpoint: async (pageId) => {
      const row = selectCheckpoint.get(pageId);
      return toCheckpoint(column.json(row ?? {}, 'passCheckpoint') as StoredCheckpoint | null);
    },
    saveCheckpoint: (pageId, holder, checkpoint) =>
      commits.write(() => {
        saveCheckpoint.run(JSON.stringify(checkpoint), pageId, holder);
      }),
    suspendPass: (pageId, holder, dueAt) =>
      commits.write(() => {
        suspend.run({ pageId, holder, dueAt: dueAt.getTime() });
      }),
    finishPass: (pageId, holder, record) =>
      commits.write(() => {
        const finishedAt = record.finishedAt.getTime();
        const startedAt = record.startedAt.getTime();
        const isSame = record.entries.every((entry) => isAsBegun.get(entry, startedAt));
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

/** A checkpoint that cannot be read is none: the pass begins again, which loses no lead. */
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
