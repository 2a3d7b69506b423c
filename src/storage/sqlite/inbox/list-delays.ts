import { setImmediate } from 'node:timers/promises';
import type { DatabaseSync } from 'node:sqlite';
import type { InboxReports } from '../../../intake/inbox-reports.ts';
import * as column from '../columns.ts';

/** Reading this many takes a few milliseconds. */
const LEADS_AT_ONCE = 2_000;

/** Before every lead in the order of the index, newest first. */
const FROM_THE_TOP = { processedAt: 2 ** 53 - 1, via: '', created: 0, pageId: '', lastRow: 0 };

/** Lists how long stored leads took, in small parts, from an index that has all columns. */
export function createListDelays(database: DatabaseSync): InboxReports['listDelays'] {
  const selectPages = database.prepare(
    'SELECT pageId, parentPageId, enabledAt FROM meta_pages WHERE enabledAt IS NOT NULL',
  );
  const select = database.prepare(`
    SELECT processedAt, via, created_time AS created, pageId, rowid AS lastRow FROM meta_leads
    WHERE state = 'stored' AND processedAt >= :since AND created_time IS NOT NULL
      AND (processedAt, via, created_time, pageId, rowid)
        < (:processedAt, :via, :created, :pageId, :lastRow)
    ORDER BY processedAt DESC, via DESC, created_time DESC, pageId DESC, rowid DESC
    LIMIT :limit`);

  /**
   * By Page id, the time since when its leads count: when any of its connections was first enabled.
   */
  function readStarts(): Map<string, number> {
    const starts = new Map<string, number>();
    for (const row of selectPages.all()) {
      // Meta gives the time of a lead in whole seconds.
      const enabledAt = Math.floor(column.integer(row, 'enabledAt') / 1000) * 1000;
      for (const id of [column.text(row, 'pageId'), column.textOrNull(row, 'parentPageId')])
        if (id !== null) starts.set(id, Math.min(starts.get(id) ?? Infinity, enabledAt));
    }
    return starts;
  }

  return async function* listDelays(since, limit) {
    const starts = readStarts();
    let left = limit;
    let after = FROM_THE_TOP;
    while (left > 0) {
      const rows = select.all({ ...after, since: since.getTime(), limit: LEADS_AT_ONCE });
      const delays = rows
        .filter(
          (row) => column.integer(row, 'created') >= (starts.get(column.text(row, 'pageId')) ?? 0),
        )
        .slice(0, left)
        .map((row) => ({
          isAnnounced: row['via'] === 'webhook',
          delayMs: Math.max(column.integer(row, 'processedAt') - column.integer(row, 'created'), 0),
        }));
      yield delays;
      left -= delays.length;
      const last = rows.at(-1);
      if (!last || rows.length < LEADS_AT_ONCE) return;
      after = {
        processedAt: column.integer(last, 'processedAt'),
        via: column.text(last, 'via'),
        created: column.integer(last, 'created'),
        pageId: column.text(last, 'pageId'),
        lastRow: column.integer(last, 'lastRow'),
      };
      await setImmediate();
    }
  };
}
