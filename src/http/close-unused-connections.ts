import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * Lets a close be quick: browsers and HTTP clients open connections ahead of their need, and Node
 * waits for one that has not carried a request yet as if it were busy, for up to a minute.
 */
export function closeUnusedConnections(server: FastifyInstance): void {
  const unused = new Set<Socket>();
  server.server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.server.on('request', ({ socket }: { socket: Socket }) => unused.delete(socket));
  server.addHook('preClose', async () => {
    for (const socket of unused) socket.destroy();
  });
}
