import type { Collection } from 'mongodb';
import type { ConnectionStore } from '../../../connections/connection-store.ts';
import type { PageDocument } from './page-document.ts';

/** Changes one connected Page or Instagram account. */
export function createPageChanges(
  pages: Collection<PageDocument>,
): Pick<ConnectionStore, 'setActive' | 'setAttention' | 'revokeGrant' | 'saveToken'> {
  return {
    setActive: async (pageId, isActive, now, watermark) => {
      const changed = {
        isActive,
        lastUpdated: now,
        updatedAt: now,
        ...(watermark && { watermark }),
      };
      if (isActive) {
        const enabled = await pages.updateOne(
          { pageId, isActive: { $ne: true } },
          { $set: { ...changed, enabledAt: now } },
        );
        if (enabled.matchedCount > 0) return;
      }
      await pages.updateOne({ pageId }, { $set: changed });
    },
    setAttention: async (pageId, attention, now) => {
      const { matchedCount } =
        attention === null
          ? await pages.updateOne(
              { pageId, attention: { $ne: null } },
              { $unset: { attention: '' }, $set: { updatedAt: now } },
            )
          : await pages.updateOne(
              { pageId, 'attention.code': { $ne: attention.code } },
              { $set: { attention, updatedAt: now } },
            );
      return matchedCount > 0;
    },
    revokeGrant: async (pageId, personId, attention, now) => {
      const { matchedCount } = await pages.updateOne(
        { pageId, grantedBy: personId },
        {
          $set: { accessToken: '', attention, updatedAt: now },
          $unset: { grantedBy: '', grantedAt: '' },
        },
      );
      return matchedCount > 0;
    },
    saveToken: async (pageId, sealed, was) => {
      await pages.updateOne({ pageId, accessToken: was }, { $set: { accessToken: sealed } });
    },
  };
}
