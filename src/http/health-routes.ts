import type { FastifyInstance } from 'fastify';
import type { ServerParts } from './server-parts.ts';

/** For whoever watches the process: `/healthz` it runs, `/readyz` it can store leads. */
export async function healthRoutes(server: FastifyInstance, parts: ServerParts): Promise<void> {
  server.get('/healthz', { logLevel: 'warn' }, async () => ({ status: 'ok' }));
  server.get('/readyz', { logLevel: 'warn' }, async (request, reply) => {
    try {
      await parts.checkWritable();
      return { status: 'ok', database: 'writable' };
    } catch (error) {
      request.log.error({ err: error }, 'the database cannot be written');
      return reply.status(503).send({ status: 'unavailable', database: 'not writable' });
    }
  });
}
