import { lookup } from 'node:dns/promises';
import { createServer } from 'node:net';
import { LaunchError } from './launch-error.ts';

/** @throws LaunchError if another program listens there. It names the variable that sets the port. */
export async function checkPortIsFree(host: string, port: number, variable: string): Promise<void> {
  for (const { address } of await addressesOf(host, variable)) {
    const code = await tryToListen(address, port);
    if (code === 'EADDRINUSE')
      throw new LaunchError(
        `Port ${port} is in use already. Stop what runs there, or choose another: ` +
          `${variable}=${port + 100} npm start`,
      );
    if (code === 'EACCES')
      throw new LaunchError(
        `Port ${port} is not open to this user. Choose one above 1023: ${variable}=4000 npm start`,
      );
  }
}

async function addressesOf(host: string, variable: string) {
  try {
    return await lookup(host, { all: true });
  } catch (error) {
    if (variable !== 'PORT') return [];
    throw new LaunchError(
      `HOST is set to ${host}, which this machine does not know. Use localhost, or 0.0.0.0 to ` +
        'let other machines in.',
      { cause: error },
    );
  }
}

/** What stood in the way; undefined if nothing did. */
function tryToListen(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
