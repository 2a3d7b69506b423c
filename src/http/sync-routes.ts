import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { syncAnswer, syncBody } from '../contract/sync.ts';
import { AppError } from '../errors.ts';
import type { SyncResult } from '../intake/sync-result.ts';
import { presentSync } from './present-sync.ts';
import type { ServerParts } from './server-parts.ts';

/** The Sync button. */
export async function syncRoutes(instance: FastifyInstance, parts: ServerParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();

  api.post(
    '/facebook/sync',
    { schema: { body: syncBody.nullable(), response: { 200: syncAnswer } } },
    async (request) => {
      const { pageId, since } = request.body ?? {};
      const result = await parts.syncPages({ pageId, since: since ? new Date(since) : undefined });
      if (nothingWorked(result)) throw syncFailed(result);
      return presentSync(result);
    },
  );
}

/** Not one form could be read, so there is no success to report. */
const nothingWorked = ({ formsRead, problems }: SyncResult): boolean =>
  problems.length > 0 && formsRead === 0;

/** Each sentence once: a dead sign-in stops every form of a Page. */
const syncFailed = ({ problems }: SyncResult) =>
  new AppError(502, 'sync-failed', [...new Set(problems.map(({ message }) => message))].join(' '));
