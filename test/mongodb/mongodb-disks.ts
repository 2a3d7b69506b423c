import type { WeakDisk } from '../resilience/support/weak-disk.ts';
import { openFailPoints, WRITES, type Failure } from './server/fail-points.ts';
import { findFaultyServerProgram, isSkipped } from './server/server-programs.ts';
import { startServer } from './server/start-server.ts';

/** OutOfDiskSpace. https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml */
export const DISK_IS_FULL: Failure = { failCommands: WRITES, errorCode: 14_031 };

/** A real server ends when its disk is full; before that it refuses writes with this error. */
export const MONGODB_DISKS: readonly WeakDisk[] = [
  {
    name: 'a server whose disk is full',
    isAvailable: () => !isSkipped(findFaultyServerProgram()),
    open: async () => {
      const server = await startServer(findFaultyServerProgram());
      const failPoints = openFailPoints(server.uri);
      return {
        options: { environment: { MONGODB_URI: server.uri, DB_NAME: 'leadRabbit' } },
        fill: () => failPoints.fail(DISK_IS_FULL),
        empty: () => failPoints.repair(),
        close: async () => {
          await failPoints.close();
          await server.close();
        },
      };
    },
  },
];
