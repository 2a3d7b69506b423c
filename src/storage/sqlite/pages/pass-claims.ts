import type { DatabaseSync } from 'node:sqlite';
import type { PassStore } from '../../../connections/pass-store.ts';
import * as column from '../columns.ts';
import type { GroupCommit } from '../group-commit.ts';

/** When a Page is due for a pass, and which pass holds it: columns of `meta_pages`. */
export function createPassClaims(
  database: DatabaseSync,
  commits: GroupCommit,
): Pick<PassStore, 'requestSync' | 'claimPass' | 'suspendPass' | 'hasten'> {
  const request = database.prepare(`
    UPDATE meta_pages SET catchUpDueAt = :dueAt,
      passCheckpoint = iif(passHolder IS NULL, NULL, passCheckpoint),
      catchUpSince = coalesce(min(catchUpSince, :since), catchUpSince, :since)
    WHERE pageId = :pageId`);
  // While a pass holds the Page, the next pass is due when the claim ends. A pass that is requested
  // during that time is due earlier than the end of the claim, so that the claim does not replace it.
  const claim = database.prepare(`
    UPDATE meta_pages SET passHolder = :holder, passUntil = :until,
      catchUpDueAt = iif(passHolder = :holder AND catchUpDueAt < passUntil, catchUpDueAt, :until)
    WHERE pageId = :pageId AND (passHolder IS NULL OR passHolder = :holder OR passUntil <= :now)`);
  const suspend = database.prepare(`
    UPDATE meta_pages SET passHolder = NULL, passUntil = NULL,
      catchUpDueAt = iif(catchUpDueAt < passUntil, min(catchUpDueAt, :dueAt), :dueAt)
    WHERE pageId = :pageId AND passHolder = :holder`);
  const hasten = database.prepare(`
    UPDATE meta_pages SET
      catchUpDueAt = iif(catchUpDueAt > :now, max(catchUpDueAt - :ms, :now), catchUpDueAt),
      passUntil = iif(passUntil > :now, max(passUntil - :ms, :now), passUntil)`);

  return {
    requestSync: (pageId, since, dueAt) =>
      commits.write(() => {
        request.run({ pageId, since: column.millis(since), dueAt: dueAt.getTime() });
      }),
    claimPass: (pageId, holder, now, until) =>
      commits.write(() => {
        const times = { now: now.getTime(), until: until.getTime() };
        return claim.run({ pageId, holder, ...times }).changes === 1;
      }),
    suspendPass: (pageId, holder, dueAt) =>
      commits.write(() => {
        suspend.run({ pageId, holder, dueAt: dueAt.getTime() });
      }),
    hasten: (ms, now) =>
      commits.write(() => {
        hasten.run({ ms, now: now.getTime() });
      }),
  };
}
