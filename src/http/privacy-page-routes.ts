import type { FastifyInstance } from 'fastify';
import { privacyPage } from './privacy-page.ts';
import { languageOf } from './request-language.ts';
import type { ServerParts } from './server-parts.ts';

const PAGE_TRIES = { max: 60, timeWindow: '1 minute' };

/** The status page of a privacy request. Whoever has its code may read it. */
export async function privacyPageRoutes(
  server: FastifyInstance,
  parts: ServerParts,
): Promise<void> {
  server.get<{ Params: { code: string } }>(
    '/privacy/:code',
    { config: { rateLimit: PAGE_TRIES } },
    async (request, reply) => {
      const found = await parts.privacyRequests.find(request.params.code.toUpperCase());
      return reply
        .status(found ? 200 : 404)
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('vary', 'accept-language')
        .send(privacyPage(found, languageOf(request)));
    },
  );
}
