import { randomBytes } from 'node:crypto';
import { MongoClient, type Db } from 'mongodb';
import { afterEach, beforeEach } from 'vitest';
import {
  openMongodbStorage,
  type MongodbStorageOptions,
} from '../../src/storage/mongodb/open-mongodb-storage.ts';
import type { MongodbSettings } from '../../src/storage/mongodb/connection/connect-mongodb.ts';
import type { Storage } from '../../src/storage/storage.ts';

/** A new database on the server of `TEST_MONGODB_URI`, and the documents in it as another tool sees them. */
export interface TestDatabase {
  readonly db: Db;
  readonly settings: MongodbSettings;
  open(options?: MongodbStorageOptions): Promise<Storage>;
  /** Closes every storage that was opened, and drops the database. */
  close(): Promise<void>;
}

export const hasServer = (): boolean => Boolean(process.env['TEST_MONGODB_URI']);

/** @param option of the connection string, as `name=value` */
export function openDatabase(option = ''): TestDatabase {
  const server = process.env['TEST_MONGODB_URI'] ?? '';
  const uri = option === '' ? server : `${server}${server.includes('?') ? '&' : '?'}${option}`;
  const dbName = `lr_test_${randomBytes(8).toString('hex')}`;
  const client = new MongoClient(uri);
  const opened: Storage[] = [];
  return {
    db: client.db(dbName),
    settings: { uri, dbName },
    open: async (options) => {
      const storage = await openMongodbStorage({ uri, dbName }, options);
      opened.push(storage);
      return storage;
    },
    close: async () => {
      await Promise.all(opened.map((storage) => storage.close()));
      await client.db(dbName).dropDatabase();
      await client.close();
    },
  };
}

/** Opens a new database, and a storage on it, for each test of the suite. */
export function useDatabase(): () => {
  readonly database: TestDatabase;
  readonly storage: Storage;
} {
  let database: TestDatabase;
  let storage: Storage;
  beforeEach(async () => {
    database = openDatabase();
    storage = await database.open();
  });
  afterEach(() => database.close());
  return () => ({ database, storage });
}
