import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The body may be a large file, which takes its time to arrive. */
    takesFile?: boolean;
  }
}

/**
 * Cuts the connection of a request whose body takes longer than `ms`. Node has one limit for all requests, and that
 * has to be long enough for a large file.
 */
export function endSlowRequests(server: FastifyInstance, ms: number): void {
  server.addHook('onRequest', async ({ raw, routeOptions }) => {
    const hasBody = 'content-length' in raw.headers || 'transfer-encoding' in raw.headers;
    if (!hasBody || routeOptions.config.takesFile) return;
    const timer = setTimeout(() => {
      if (!raw.complete) raw.socket.destroy();
    }, ms);
    timer.unref();
    raw.once('close', () => clearTimeout(timer));
  });
}
