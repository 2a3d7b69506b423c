import { describe } from 'vitest';
import {
  describeAccountOutages,
  type Outage,
} from '../support/outages/describe-account-outages.ts';
import { startLeadRabbit } from '../support/start-leadrabbit.ts';
import { WRITES, type Failure } from './server/fail-points.ts';
import { findFaultyServerProgram, isSkipped, nameOfTests } from './server/server-programs.ts';
import { useFaultyServer } from './server/use-faulty-server.ts';

const NOT_PRIMARY = 10_107;
const DISK_IS_FULL = 14_031;
const READS = ['find', 'aggregate', 'count', 'distinct'];

const program = findFaultyServerProgram();

describe.skipIf(isSkipped(program))(nameOfTests('MongoDB', program), () => {
  const faulty = useFaultyServer(program);
  const fails = (failure: Failure): Outage => ({
    begin: () => faulty().failPoints.fail(failure),
    end: () => faulty().failPoints.repair(),
  });
  // What is done with one command only fails half-way in whatever needs another one first.
  const oneCommand = Object.fromEntries(
    WRITES.map((command) => [
      `every ${command} fails`,
      fails({ failCommands: [command], errorCode: DISK_IS_FULL }),
    ]),
  );

  describeAccountOutages('MongoDB', async () => {
    const app = await startLeadRabbit('http://127.0.0.1:9', {
      MONGODB_URI: faulty().server.uri,
      DB_NAME: 'leadRabbit',
      TRUST_PROXY: '127.0.0.1',
    });
    return {
      app,
      outages: {
        ...oneCommand,
        'every read fails': fails({ failCommands: READS, errorCode: DISK_IS_FULL }),
        'no server is the primary': fails({
          failCommands: [...READS, ...WRITES],
          errorCode: NOT_PRIMARY,
        }),
      },
      close: () => app.stop(),
    };
  });
});
