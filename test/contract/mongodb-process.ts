import { openMongodbStorage } from '../../src/storage/mongodb/open-mongodb-storage.ts';
import { serveStorage } from './serve-storage.ts';

/** `mongodb-harness.ts` runs this file as its own process, with a connection string and a database name. */
const [, , uri, dbName] = process.argv;
if (uri === undefined || dbName === undefined) throw new Error('Which database?');

serveStorage(await openMongodbStorage({ uri, dbName }));
