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
      const result = await parts.syncPages({ pageId, since: readSince(since, parts.now()) });
      if (nothingWorked(result)) throw syncFailed(result);
      return presentSync(result);
    },
  );
}

/** Any moment that has been; what is older than Meta keeps leads is read from there on. */
function readSince(since: string | undefined, now: Date): Date | undefined {
  if (since === undefined) return undefined;
  const time = new Date(since);
  if (time <= now) return time;
  throw new AppError('since-in-future', {});
}

/** Not one form could be read, so there is no success to report. */
const nothingWorked = ({ formsRead, problems }: SyncResult): boolean =>
  problems.length > 0 && formsRead === 0;

const syncFailed = ({ problems }: SyncResult) =>
  new AppError('sync-failed', {}, { reasons: problems.map(({ reason }) => reason) });
