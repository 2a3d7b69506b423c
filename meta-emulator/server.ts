import formbody from '@fastify/formbody';
import Fastify, { type FastifyInstance } from 'fastify';
import { controlRoutes } from './control/control-routes.ts';
import type { EmulatorControl } from './control/emulator-control.ts';
import type { Engine } from './engine.ts';
import { graphRoutes } from './graph/graph-routes.ts';
import { dialogRoutes } from './oauth/dialog-routes.ts';
import { refuseForeignPages } from './refuse-foreign-pages.ts';
import { uiRoutes } from './ui/ui-routes.ts';

/** Builds the server with every route of the emulator. It does not listen yet. */
export async function createServer(
  engine: Engine,
  control: EmulatorControl,
): Promise<FastifyInstance> {
  const server = Fastify({
    forceCloseConnections: true,
    logger: { level: 'error' },
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 500 },
  });
  server.addHook('onRequest', refuseForeignPages);
  await server.register(formbody);
  allowEmptyJson(server);
  await server.register(graphRoutes, engine);
  await server.register(controlRoutes, { prefix: '/_emulator', control });
  await server.register(uiRoutes, { engine, control });
  await server.register(dialogRoutes, engine);
  return server;
}

/** Fastify refuses an empty body that claims to be JSON, and any type it does not know. */
function allowEmptyJson(server: FastifyInstance): void {
  server.removeContentTypeParser('application/json');
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body === '' ? undefined : (JSON.parse(body as string) as unknown));
    } catch {
      done(Object.assign(new Error('The body is not JSON.'), { statusCode: 400 }), undefined);
    }
  });
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
}
