import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { answerUnknownRoute } from './error-answers.ts';
import type { ServerParts } from './server-parts.ts';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** The web application: its files, and its page for every address of a screen. */
export async function webRoutes(server: FastifyInstance, parts: ServerParts): Promise<void> {
  const page = join(parts.webRoot, 'index.html');
  await server.register(fastifyStatic, {
    root: parts.webRoot,
    wildcard: false,
    index: false,
    cacheControl: false,
    // The build creates a .br and a .gz beside each text file. They cannot be requested by name.
    preCompressed: true,
    globIgnore: ['**/*.br', '**/*.gz'],
    setHeaders: (reply, path) => {
      const isHashed = path.includes(join(parts.webRoot, 'assets'));
      void reply.header(
        'cache-control',
        isHashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache',
      );
    },
  });
  server.setNotFoundHandler((request, reply) => {
    if (!isPage(request) || !existsSync(page)) return answerUnknownRoute(request, reply);
    return reply.sendFile('index.html');
  });
}

/** A missing file must not be answered with the page: a client would use the page as the file. */
function isPage({ method, url }: FastifyRequest): boolean {
  const [path = ''] = url.split(/[?#]/, 1);
  if (method !== 'GET' && method !== 'HEAD') return false;
  return !/^\/(api|assets)(\/|$)/.test(path) && !path.slice(path.lastIndexOf('/')).includes('.');
}
