import type { DatabaseSync } from 'node:sqlite';
import type { ConnectionStore } from '../../../connections/connection-store.ts';
import type { GroupCommit } from '../group-commit.ts';

/** Stores the Pages and Instagram accounts that a person connected. */
export function createSaveGrants(
  database: DatabaseSync,
  commits: GroupCommit,
): ConnectionStore['saveGrants'] {
  const save = database.prepare(`
    INSERT INTO meta_pages
      (pageId, name, platform, parentPageId, accessToken, grantedBy, grantedAt, isActive,
       lastUpdated, createdAt, updatedAt)
    VALUES (:pageId, :name, :platform, :parentPageId, :accessToken, :grantedBy, :now, 0, :now, :now, :now)
    ON CONFLICT (pageId) DO UPDATE SET
      name = excluded.name, accessToken = excluded.accessToken,
      grantedBy = excluded.grantedBy, grantedAt = excluded.grantedAt,
      parentPageId = excluded.parentPageId, attention = NULL,
      lastUpdated = excluded.lastUpdated, updatedAt = excluded.updatedAt`);
  const isKnown = database.prepare('SELECT 1 FROM meta_pages WHERE pageId = ?');
  const hasAccounts = database.prepare('SELECT 1 FROM meta_pages WHERE parentPageId = ?');
  // The leads of the account came in with the Page before Meta named the account. They must not stop.
  const inherit = database.prepare(`
    UPDATE meta_pages SET (isActive, enabledAt, watermark)
      = (SELECT isActive, enabledAt, watermark FROM meta_pages WHERE pageId = :page)
    WHERE pageId = :account`);

  return (grants, now, grantedBy) =>
    commits.write(() => {
      // Instagram accounts refer to their Page, so Pages go first.
      const pagesFirst = grants.toSorted(
        (a, b) => Number(a.parentPageId !== null) - Number(b.parentPageId !== null),
      );
      const takingAll = pagesFirst
        .filter(({ pageId }) => isKnown.get(pageId) && !hasAccounts.get(pageId))
        .map(({ pageId }) => pageId);
      for (const { sealedToken, ...grant } of pagesFirst) {
        const isNew = !isKnown.get(grant.pageId);
        save.run({
          ...grant,
          accessToken: sealedToken,
          grantedBy: grantedBy ?? null,
          now: now.getTime(),
        });
        const { parentPageId: page, pageId: account } = grant;
        if (isNew && page !== null && takingAll.includes(page)) inherit.run({ page, account });
      }
    });
}
