import { createHash } from 'node:crypto';
import { BSON, MongoClient, type Db } from 'mongodb';
import type { Environment } from '../../src/config.ts';
import type { TestEngine } from '../support/test-engine.ts';
import { HOW_TO_GET_A_SERVER } from './server/server-programs.ts';

/** A database for each data folder, on the server of `TEST_MONGODB_URI`. The folder holds generated keys. */
export const mongodbEngine: TestEngine = {
  environment: settingsOf,
  isShared: true,
  stored: (environment) => withDatabase(environment, readAll),
  leftBehind: () => [],
  remove: (dataDir) =>
    withDatabase(settingsOf(dataDir), async (db) => {
      await db.dropDatabase();
    }),
};

function settingsOf(dataDir: string): Environment {
  const uri = process.env['TEST_MONGODB_URI'];
  if (!uri) throw new Error(`There is no MongoDB server to test on: ${HOW_TO_GET_A_SERVER}`);
  return { DATA_DIR: dataDir, MONGODB_URI: uri, DB_NAME: databaseOf(dataDir) };
}

/** Not the name of the folder: MongoDB does not keep names apart that differ only in capital letters. */
const databaseOf = (dataDir: string) =>
  `lr_test_${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`;

async function readAll(db: Db): Promise<Map<string, Buffer>> {
  const contents = new Map<string, Buffer>();
  for (const { name } of await db.listCollections().toArray()) {
    const documents = await db.collection(name).find().toArray();
    contents.set(name, Buffer.concat(documents.map((document) => BSON.serialize(document))));
  }
  return contents;
}

async function withDatabase<Result>(
  environment: Environment,
  work: (db: Db) => Promise<Result>,
): Promise<Result> {
  const client = new MongoClient(environment['MONGODB_URI'] ?? '', {
    serverSelectionTimeoutMS: 10_000,
  });
  try {
    return await work(client.db(environment['DB_NAME']));
  } finally {
    await client.close();
  }
}
