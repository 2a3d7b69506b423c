import type { FastifyInstance } from 'fastify';
import type { ServerParts } from './server-parts.ts';

/** Each look is a write that waits for the disk, and anyone may ask. */
const REUSED_MS = 1_000;

/** For whoever watches the process: `/healthz` it runs, `/readyz` it can store leads. */
export async function healthRoutes(server: FastifyInstance, parts: ServerParts): Promise<void> {
  const checkWritable = onceIn(REUSED_MS, () => parts.checkWritable(), parts.now);
  server.get('/healthz', { logLevel: 'warn' }, async () => ({ status: 'ok' }));
  server.get('/readyz', { logLevel: 'warn' }, async (request, reply) => {
    try {
      await checkWritable();
      return { status: 'ok', database: 'writable' };
    } catch (error) {
      request.log.error({ err: error }, 'the database cannot be written');
      return reply.status(503).send({ status: 'unavailable', database: 'not writable' });
    }
  });
}

/** Who asks again within `ms` gets the answer of before. */
function onceIn(ms: number, look: () => Promise<void>, now: () => Date): () => Promise<void> {
  let last: { readonly at: number; readonly found: Promise<void> } | undefined;
  return () => {
    const at = now().getTime();
    if (!last || Math.abs(at - last.at) > ms) last = { at, found: look() };
    return last.found;
  };
}
