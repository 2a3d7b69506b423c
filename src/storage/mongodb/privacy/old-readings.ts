import type { Db, Document } from 'mongodb';
import type { DocumentId } from '../ids.ts';
import { inboxLeadsOf } from './erase-inbox-leads.ts';

/** Inbox leads that one write changes. */
const BATCH = 200;

const READING = { originalFields: '', original: '', field_data: '', event: '' } as const;

const HAS_READING = { $or: Object.keys(READING).map((name) => ({ [name]: { $exists: true } })) };

/** The readings and events of leads that are in the CRM, or that a person has dismissed. */
export function createOldReadings(db: Db) {
  const inbox = inboxLeadsOf(db);
  const filtersOf = (before: Date): readonly Document[] => [
    { state: 'stored', processedAt: { $lt: before }, ...HAS_READING },
    { state: 'dismissed', decidedAt: { $lt: before }, ...HAS_READING },
  ];
  const forget = async (ids: readonly DocumentId[]) => {
    await inbox.updateMany({ _id: { $in: [...ids] } }, { $unset: READING });
    return ids.length;
  };
  return {
    count: async (before: Date): Promise<number> => {
      let count = 0;
      for (const filter of filtersOf(before)) count += await inbox.countDocuments(filter);
      return count;
    },
    remove: async (before: Date): Promise<number> => {
      let removed = 0;
      for (const filter of filtersOf(before)) {
        let ids: DocumentId[] = [];
        const old = inbox.find(filter).project<{ readonly _id: DocumentId }>({ _id: 1 });
        for await (const { _id } of old) {
          ids.push(_id);
          if (ids.length < BATCH) continue;
          removed += await forget(ids);
          ids = [];
        }
        removed += await forget(ids);
      }
      return removed;
    },
  };
}
