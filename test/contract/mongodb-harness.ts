import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import {
  connectMongodb,
  type MongodbSettings,
} from '../../src/storage/mongodb/connection/connect-mongodb.ts';
import { openMongodbStorage } from '../../src/storage/mongodb/open-mongodb-storage.ts';
import { openData, type OpenedStorage, type OpenStorage, type StorageProcess } from './harness.ts';
import { startStorageProcess } from './storage-process.ts';

const PROGRAM = fileURLToPath(new URL('mongodb-process.ts', import.meta.url));

/**
 * Databases of their own on one server.
 *
 * @param uri of a running server
 */
export const mongodbAt = (uri: string): OpenStorage =>
  Object.assign(() => openDatabase(uri), {
    promises: {
      wholeOrNothing: false,
      refusedIsNotStored: false,
      noticesDeadProcesses: false,
      erasesBytes: false,
    },
  });

function openDatabase(uri: string): Promise<OpenedStorage> {
  const settings = { uri, dbName: `lr_test_${randomBytes(8).toString('hex')}` };
  return openData({
    open: () => openMongodbStorage(settings),
    startProcess: () => startMongodbProcess(settings),
    remove: () => dropDatabase(settings),
  });
}

/** Opens a database in another process. */
export const startMongodbProcess = ({ uri, dbName }: MongodbSettings): Promise<StorageProcess> =>
  startStorageProcess([process.execPath, PROGRAM, uri, dbName]);

async function dropDatabase(settings: { uri: string; dbName: string }): Promise<void> {
  const connection = connectMongodb(settings);
  await connection.patientDb.dropDatabase();
  await connection.close();
}
