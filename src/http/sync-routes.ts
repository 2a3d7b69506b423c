import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { syncAnswer, syncBody } from '../contract/sync.ts';
import { AppError, notFound } from '../errors.ts';
import type { SyncResult } from '../intake/sync-result.ts';
import { presentSync } from './present-sync.ts';
import { actorOf } from './request-user.ts';
import type { ServerParts } from './server-parts.ts';

/** A sync that a person starts. */
export async function syncRoutes(instance: FastifyInstance, parts: ServerParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();

  api.post(
    '/facebook/sync',
    { schema: { body: syncBody.nullable(), response: { 200: syncAnswer } } },
    async (request) => {
      const { pageId, since } = request.body ?? {};
      const by = actorOf(request);
      const from = readSince(since, parts.now());
      // Only an id of ours may enter the audit log, which holds no text from outside.
      if (pageId !== undefined && !(await parts.pages.find(pageId))) throw notFound('page');
      await parts.audit.record({
        action: 'sync-started',
        by,
        ...(pageId !== undefined && { target: { kind: 'page', id: pageId } }),
      });
      const result = await parts.syncPages({ pageId, since: from, by });
      if (nothingWorked(result)) throw syncFailed(result);
      return presentSync(result);
    },
  );
}

/**
 * Accepts any time in the past. If Meta keeps no leads that old, the sync reads all leads that it keeps.
 */
function readSince(since: string | undefined, now: Date): Date | undefined {
  if (since === undefined) return undefined;
  const time = new Date(since);
  if (time <= now) return time;
  throw new AppError('since-in-future', {});
}

/** No form could be read, so the sync failed. */
const nothingWorked = ({ formsRead, problems }: SyncResult): boolean =>
  problems.length > 0 && formsRead === 0;

const syncFailed = ({ problems }: SyncResult) =>
  new AppError('sync-failed', {}, { reasons: problems.map(({ reason }) => reason) });
