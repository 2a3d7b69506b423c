import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { checkHealthBody, healthAnswer } from '../contract/health.ts';
import { presentHealth } from './present-health.ts';
import type { ServerParts } from './server-parts.ts';

/** Whether leads can come in, for admins: what was found last, and looking again now. */
export async function connectionHealthRoutes(
  instance: FastifyInstance,
  parts: Pick<ServerParts, 'pages' | 'health'>,
): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { health, pages } = parts;
  const answer = async () => presentHealth(await pages.list(), await health.list());

  api.get('/facebook/health', { schema: { response: { 200: healthAnswer } } }, answer);

  api.post(
    '/facebook/health',
    { schema: { body: checkHealthBody.nullable(), response: { 200: healthAnswer } } },
    async (request) => {
      const { pageId } = request.body ?? {};
      if (pageId === undefined) await health.checkAll();
      else await health.checkPage(pageId);
      return answer();
    },
  );
}
