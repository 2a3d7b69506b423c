import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { answerUnknownRoute } from './error-answers.ts';
import type { ServerParts } from './server-parts.ts';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** The web application: its files, and its page for every address that is not one of the API. */
export async function webRoutes(server: FastifyInstance, parts: ServerParts): Promise<void> {
  const page = join(parts.webRoot, 'index.html');
  await server.register(fastifyStatic, {
    root: parts.webRoot,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isHashed = path.includes(join(parts.webRoot, 'assets'));
      void reply.header(
        'cache-control',
        isHashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache',
      );
    },
  });
  server.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && !request.url.startsWith('/api/');
    if (!isPage || !existsSync(page)) return answerUnknownRoute(request, reply);
    return reply.sendFile('index.html');
  });
}
