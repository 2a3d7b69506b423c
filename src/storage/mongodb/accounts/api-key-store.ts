import type { Db } from 'mongodb';
import { API_SCOPES, type ApiKey } from '../../../api-keys/api-key.ts';
import type { ApiKeyStore } from '../../../api-keys/api-key-store.ts';
import { toText, toTime, wellFormed } from '../fields.ts';
import { fromId, toId, type DocumentId } from '../ids.ts';

interface ApiKeyDocument {
  readonly _id: DocumentId;
  readonly hash: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly prefix: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt?: Date;
  readonly lastUsedAt?: Date;
}

/** Keys in `api_keys`. */
export function createApiKeyStore(db: Db): ApiKeyStore {
  const keys = db.collection<ApiKeyDocument>('api_keys');
  return {
    add: async ({ id, name, scopes, prefix, createdBy, createdAt, expiresAt }, hash) => {
      await keys.insertOne({
        _id: toId(id),
        hash,
        name: wellFormed(name),
        scopes,
        prefix,
        createdBy,
        createdAt,
        ...(expiresAt && { expiresAt }),
      });
    },
    list: async () => (await keys.find().sort({ createdAt: -1, _id: 1 }).toArray()).map(toKey),
    findByHash: async (hash) => {
      const found = await keys.findOne({ hash });
      return found ? toKey(found) : undefined;
    },
    remove: async (id) => {
      const removed = await keys.findOneAndDelete({ _id: toId(id) });
      return removed ? toKey(removed) : undefined;
    },
    noteUse: async (id, at) => {
      await keys.updateOne({ _id: toId(id) }, { $set: { lastUsedAt: at } });
    },
  };
}

const toKey = (key: ApiKeyDocument): ApiKey => ({
  id: fromId(key._id),
  name: toText(key.name),
  scopes: API_SCOPES.filter((scope) => key.scopes.includes(scope)),
  prefix: toText(key.prefix),
  createdBy: toText(key.createdBy),
  createdAt: toTime(key.createdAt) ?? new Date(0),
  expiresAt: toTime(key.expiresAt),
  lastUsedAt: toTime(key.lastUsedAt),
});
