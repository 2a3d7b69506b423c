import { afterAll, beforeAll } from 'vitest';
import { openFailPoints, type FailPoints } from './fail-points.ts';
import type { findFaultyServerProgram } from './server-programs.ts';
import { startServer, type TestServer } from './start-server.ts';

/** Starts a server that fails on demand, for all tests of the suite. */
export function useFaultyServer(
  program: ReturnType<typeof findFaultyServerProgram>,
): () => { readonly server: TestServer; readonly failPoints: FailPoints } {
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
  return () => ({ server, failPoints });
}
