import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe } from 'vitest';
import { openMongodbStorage } from '../../src/storage/mongodb/open-mongodb-storage.ts';
import { describeOutageContract } from '../contract/outage-contract.ts';
import { DISK_IS_FULL } from './mongodb-disks.ts';
import { openFailPoints, type FailPoints } from './server/fail-points.ts';
import { findFaultyServerProgram, isSkipped, nameOfTests } from './server/server-programs.ts';
import { startServer, type TestServer } from './server/start-server.ts';

const program = findFaultyServerProgram();

describe.skipIf(isSkipped(program))(nameOfTests('MongoDB', program), () => {
  let server: TestServer;
  let failPoints: FailPoints;
  beforeAll(async () => {
    server = await startServer(program);
    failPoints = openFailPoints(server.uri);
  });
  afterAll(async () => {
    await failPoints.close();
    await server.close();
  });

  async function openWeak() {
    const dbName = `lr_test_${randomBytes(8).toString('hex')}`;
    const storage = await openMongodbStorage({ uri: server.uri, dbName });
    return {
      storage,
      breakDisk: () => failPoints.fail(DISK_IS_FULL),
      repairDisk: () => failPoints.repair(),
      close: async () => {
        await failPoints.repair();
        await storage.close();
      },
    };
  }

  // Every write is refused at once, and the server that fails on demand is slow.
  describeOutageContract('a server whose disk is full', openWeak, 20);
});
