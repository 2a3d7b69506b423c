import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { deletionIdsAnswer, deletionIdsBody, type DeletionIdsAnswer } from '../contract/privacy.ts';
import { actorOf } from './request-user.ts';
import type { ServerParts } from './server-parts.ts';

/** Meta also mails lists of ids to the owner of the app; an admin pastes them here. */
export async function deletionRoutes(instance: FastifyInstance, parts: ServerParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();

  api.post(
    '/facebook/data-deletion/ids',
    { schema: { body: deletionIdsBody, response: { 200: deletionIdsAnswer } } },
    async (request) => {
      const results: DeletionIdsAnswer['results'] = [];
      for (const id of new Set(request.body.ids)) {
        const deletion = { kind: 'deletion', source: 'admin' } as const;
        const { code, pages } = await parts.forgetPerson(id, deletion, actorOf(request));
        results.push({ id, pages, url: `${parts.url}/privacy/${code}`, confirmation_code: code });
      }
      return { results };
    },
  );
}
