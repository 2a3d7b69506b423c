import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below the ports that a system takes for outgoing connections (from 32768 on with Linux, from 49152 on with others):
 * LeadRabbit opens many to a database server, and one of them could take the port before it is used.
 */
const LOWEST = 10_240;
const HIGHEST = 32_000;

/** A port of the loopback interface that nothing listens on at this moment. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(LOWEST, HIGHEST);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', ({ code }: NodeJS.ErrnoException) => {
      if (code === 'EADDRINUSE') resolve(false);
      else reject(new Error(`The port ${port} cannot be tried: ${code}`));
    });
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
