import type { Db } from 'mongodb';
import type { SettingStore } from '../../../settings/setting-store.ts';
import { retryDuplicate } from '../retry-duplicate.ts';

interface SettingDocument {
  /** The name of the setting. */
  readonly _id: string;
  /** JSON, because it keeps null and any name of a field. */
  readonly value: string;
  readonly changedAt: Date;
}

/** Settings in `settings`. */
export function createSettingStore(db: Db): SettingStore {
  const settings = db.collection<SettingDocument>('settings');
  return {
    read: async (name) => {
      const found = await settings.findOne({ _id: name });
      return found ? (JSON.parse(found.value) as unknown) : undefined;
    },
    write: async (name, value, at) => {
      const setting = { value: JSON.stringify(value), changedAt: at };
      await retryDuplicate(() => settings.replaceOne({ _id: name }, setting, { upsert: true }));
    },
  };
}
