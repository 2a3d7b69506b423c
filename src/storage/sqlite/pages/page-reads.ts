import type { DatabaseSync } from 'node:sqlite';
import type { ConnectionStore } from '../../../connections/connection-store.ts';
import type * as column from '../columns.ts';
import type { ReportOddValue } from '../../odd-values.ts';
import { toPage } from './page-row.ts';

/** Reads connected Pages and Instagram accounts. */
export function createPageReads(
  database: DatabaseSync,
  report: ReportOddValue,
): Pick<ConnectionStore, 'list' | 'find' | 'findFamily'> {
  const read = (row: column.Row) => toPage(row, report);
  const selectAll = database.prepare(`
    SELECT page.* FROM meta_pages page LEFT JOIN meta_pages parent
      ON parent.pageId = page.parentPageId
    ORDER BY coalesce(parent.name, page.name) COLLATE NOCASE, coalesce(parent.pageId, page.pageId),
      page.parentPageId IS NOT NULL, page.name COLLATE NOCASE`);
  const selectOne = database.prepare('SELECT * FROM meta_pages WHERE pageId = ?');
  const selectFamily = database.prepare(`
    SELECT * FROM meta_pages
    WHERE (pageId = :pageId AND parentPageId IS NULL) OR parentPageId = :pageId
    ORDER BY parentPageId IS NOT NULL, name COLLATE NOCASE`);

  return {
    list: async () => selectAll.all().map(read),
    find: async (pageId) => {
      const row = selectOne.get(pageId);
      return row && read(row);
    },
    findFamily: async (pageId) => {
      const [page, ...accounts] = selectFamily.all({ pageId }).map(read);
      return page?.parentPageId === null ? { page, accounts } : undefined;
    },
  };
}
