import type { DatabaseSync } from 'node:sqlite';
import type { ConnectionStore } from '../../../connections/connection-store.ts';
import type { GroupCommit } from '../group-commit.ts';

/** Changes one connected Page or Instagram account. */
export function createPageChanges(
  database: DatabaseSync,
  commits: GroupCommit,
): Pick<ConnectionStore, 'setActive' | 'setAttention' | 'revokeGrant' | 'remove' | 'saveToken'> {
  const updateActive = database.prepare(`
    UPDATE meta_pages SET isActive = :isActive, watermark = coalesce(:watermark, watermark),
      enabledAt = iif(:isActive = 1 AND isActive = 0, :now, enabledAt),
      lastUpdated = :now, updatedAt = :now
    WHERE pageId = :pageId`);
  const updateAttention = database.prepare(`
    UPDATE meta_pages SET attention = :attention, updatedAt = :now
    WHERE pageId = :pageId AND attention ->> 'code' IS NOT :attention ->> 'code'`);
  const revoke = database.prepare(`
    UPDATE meta_pages SET accessToken = '', grantedBy = NULL, grantedAt = NULL,
      attention = :attention, updatedAt = :now
    WHERE pageId = :pageId AND grantedBy = :personId`);
  const deleteOne = database.prepare('DELETE FROM meta_pages WHERE pageId = ?');
  const updateToken = database.prepare(
    'UPDATE meta_pages SET accessToken = :sealed WHERE pageId = :pageId AND accessToken = :was',
  );

  return {
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
    revokeGrant: (pageId, personId, attention, now) =>
      commits.write(() => {
        const values = { pageId, personId, now: now.getTime() };
        return revoke.run({ ...values, attention: JSON.stringify(attention) }).changes > 0;
      }),
    remove: (pageId) =>
      commits.write(() => {
        deleteOne.run(pageId);
      }),
    saveToken: (pageId, sealed, was) =>
      commits.write(() => {
        updateToken.run({ pageId, sealed, was });
      }),
  };
}
