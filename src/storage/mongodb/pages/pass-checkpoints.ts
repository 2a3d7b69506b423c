import type { Collection } from 'mongodb';
import type { PassCheckpoint, PassStore } from '../../../connections/pass-store.ts';
import { toTime } from '../fields.ts';
import type { PageDocument } from './page-document.ts';

/** How far an unfinished pass has read. */
export function createPassCheckpoints(
  pages: Collection<PageDocument>,
): Pick<PassStore, 'findCheckpoint' | 'saveCheckpoint'> {
  return {
    findCheckpoint: async (pageId) => {
      const page = await pages.findOne({ pageId }, { projection: { passCheckpoint: 1 } });
      return toCheckpoint(page?.passCheckpoint);
    },
    saveCheckpoint: async (pageId, holder, checkpoint) => {
      const filter = { pageId, passHolder: holder };
      await pages.updateOne(filter, { $set: { passCheckpoint: checkpoint } });
    },
  };
}

/** Ignores a checkpoint that cannot be read. The pass then starts again, which loses no lead. */
function toCheckpoint(stored: PassCheckpoint | undefined): PassCheckpoint | undefined {
  const since = toTime(stored?.since);
  const startedAt = toTime(stored?.startedAt);
  if (!stored || !since || !startedAt) return undefined;
  if (!Array.isArray(stored.entries) || !Array.isArray(stored.doneForms)) return undefined;
  return { ...stored, since, startedAt, newest: toTime(stored.newest) };
}
