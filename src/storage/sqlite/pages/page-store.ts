import { readReason, textReason } from '../../reasons.ts';
import type { DatabaseSync } from 'node:sqlite';
import type { ConnectedPage, PageAttention } from '../../../connections/page.ts';
import type { PageStore } from '../../../connections/page-store.ts';
import * as column from '../columns.ts';
import type { GroupCommit } from '../group-commit.ts';
import { ignoreOddValues, type ReportOddValue } from '../odd-values.ts';
import { createForms } from './page-forms.ts';
import { createPasses } from './page-passes.ts';

/** Connected Pages in `meta_pages`, their forms in `meta_forms`. */
export function createPageStore(
  database: DatabaseSync,
  commits: GroupCommit,
  report: ReportOddValue = ignoreOddValues,
): PageStore {
  const read = (row: column.Row) => toPage(row, report);
  const saveGrant = database.prepare(`
    INSERT INTO meta_pages
      (pageId, name, platform, parentPageId, accessToken, isActive, lastUpdated, createdAt, updatedAt)
    VALUES (:pageId, :name, :platform, :parentPageId, :accessToken, 0, :now, :now, :now)
    ON CONFLICT (pageId) DO UPDATE SET
      name = excluded.name, accessToken = excluded.accessToken,
      parentPageId = excluded.parentPageId, attention = NULL,
      lastUpdated = excluded.lastUpdated, updatedAt = excluded.updatedAt`);
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
  const updateActive = database.prepare(`
    UPDATE meta_pages SET isActive = :isActive, watermark = coalesce(:watermark, watermark),
      enabledAt = iif(:isActive = 1 AND isActive = 0, :now, enabledAt),
      lastUpdated = :now, updatedAt = :now
    WHERE pageId = :pageId`);
  const updateAttention = database.prepare(`
    UPDATE meta_pages SET attention = :attention, updatedAt = :now
    WHERE pageId = :pageId AND attention ->> 'code' IS NOT :attention ->> 'code'`);
  const deleteOne = database.prepare('DELETE FROM meta_pages WHERE pageId = ?');
  const updateToken = database.prepare(
    'UPDATE meta_pages SET accessToken = :sealed WHERE pageId = :pageId AND accessToken = :was',
  );
  const selectAccounts = database.prepare('SELECT pageId FROM meta_pages WHERE parentPageId = ?');
  // Until now its leads came in with the Page, and they must not stop because Meta has named it.
  const inherit = database.prepare(`
    UPDATE meta_pages SET (isActive, enabledAt, watermark)
      = (SELECT isActive, enabledAt, watermark FROM meta_pages WHERE pageId = :page)
    WHERE pageId = :account`);

  return {
    saveGrants: (grants, now) =>
      commits.write(() => {
        // Instagram accounts refer to their Page, so Pages go first.
        const pagesFirst = grants.toSorted(
          (a, b) => Number(a.parentPageId !== null) - Number(b.parentPageId !== null),
        );
        const takingAll = pagesFirst
          .filter(({ pageId }) => selectOne.get(pageId) && !selectAccounts.get(pageId))
          .map(({ pageId }) => pageId);
        for (const { sealedToken, ...grant } of pagesFirst) {
          const isNew = !selectOne.get(grant.pageId);
          saveGrant.run({ ...grant, accessToken: sealedToken, now: now.getTime() });
          const { parentPageId: page, pageId: account } = grant;
          if (isNew && page !== null && takingAll.includes(page)) inherit.run({ page, account });
        }
      }),
    list: async () => selectAll.all().map(read),
    findFamily: async (pageId) => {
      const [page, ...accounts] = selectFamily.all({ pageId }).map(read);
      return page?.parentPageId === null ? { page, accounts } : undefined;
    },
    find: async (pageId) => {
      const row = selectOne.get(pageId);
      return row && read(row);
    },
    setActive: (pageId, isActive, now, watermark) =>
      commits.write(() => {
        const values = { pageId, isActive: Number(isActive), now: now.getTime() };
        updateActive.run({ ...values, watermark: watermark?.getTime() ?? null });
      }),
    setAttention: (pageId, attention, now) =>
      commits.write(() => {
        const value = attention === null ? null : JSON.stringify(attention);
        const values = { pageId, attention: value, now: now.getTime() };
        return updateAttention.run(values).changes > 0;
      }),
    remove: (pageId) =>
      commits.write(() => {
        deleteOne.run(pageId);
      }),
    saveToken: (pageId, sealed, was) =>
      commits.write(() => {
        updateToken.run({ pageId, sealed, was });
      }),
    ...createForms(database, commits, report),
    ...createPasses(database, commits),
  };
}

/** Versions before the schema of step 11 stored a sentence, `message`. */
type StoredAttention = Pick<PageAttention, 'code'> & {
  readonly since: string;
  readonly reason?: unknown;
  readonly message?: string;
};

function toPage(row: column.Row, report: ReportOddValue): ConnectedPage {
  return {
    pageId: column.text(row, 'pageId'),
    name: column.text(row, 'name'),
    platform: row['platform'] === 'instagram' ? 'instagram' : 'facebook',
    parentPageId: column.textOrNull(row, 'parentPageId'),
    sealedToken: column.text(row, 'accessToken'),
    isActive: column.flag(row, 'isActive'),
    enabledAt: column.timeOrNull(row, 'enabledAt'),
    attention: toAttention(row, report),
    lastUpdated: column.time(row, 'lastUpdated'),
    lastSync: column.timeOrNull(row, 'lastSync'),
    syncCount: column.integer(row, 'syncCount'),
    watermark: column.timeOrNull(row, 'watermark'),
    lastCatchUp: column.timeOrNull(row, 'lastCatchUp'),
    catchUpDueAt: column.timeOrNull(row, 'catchUpDueAt'),
    catchUpSince: column.timeOrNull(row, 'catchUpSince'),
    createdAt: column.time(row, 'createdAt'),
    updatedAt: column.time(row, 'updatedAt'),
  };
}

function toAttention(row: column.Row, report: ReportOddValue): PageAttention | null {
  const stored = column.json(row, 'attention') as StoredAttention | null;
  const since = column.isoTime(stored?.since);
  if (stored && since) {
    const reason = readReason(stored.reason) ?? textReason(stored.message ?? '');
    return { code: stored.code, reason, since };
  }
  if (row['attention'] !== null)
    report({ column: 'meta_pages.attention', id: column.text(row, 'pageId') });
  return null;
}
