import { findServerProgram } from './server-programs.ts';
import { startServer } from './start-server.ts';

/** `server-ends.test.ts` runs this file as its own process: it starts a server and does nothing more. */
const { uri } = await startServer(findServerProgram());
process.send?.(uri);
setInterval(() => undefined, 60_000);
