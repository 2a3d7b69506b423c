import { randomBytes } from 'node:crypto';
import { describe } from 'vitest';
import { openMongodbStorage } from '../../src/storage/mongodb/open-mongodb-storage.ts';
import { describeOutageContract } from '../contract/outage-contract.ts';
import { DISK_IS_FULL } from './mongodb-disks.ts';
import { findFaultyServerProgram, isSkipped, nameOfTests } from './server/server-programs.ts';
import { useFaultyServer } from './server/use-faulty-server.ts';

const program = findFaultyServerProgram();

describe.skipIf(isSkipped(program))(nameOfTests('MongoDB', program), () => {
  const faulty = useFaultyServer(program);

  async function openWeak() {
    const dbName = `lr_test_${randomBytes(8).toString('hex')}`;
    const storage = await openMongodbStorage({ uri: faulty().server.uri, dbName });
    return {
      storage,
      breakDisk: () => faulty().failPoints.fail(DISK_IS_FULL),
      repairDisk: () => faulty().failPoints.repair(),
      close: async () => {
        await faulty().failPoints.repair();
        await storage.close();
      },
    };
  }

  // Every write is refused at once, and the server that fails on demand is slow.
  describeOutageContract('a server whose disk is full', openWeak, 20);
});
