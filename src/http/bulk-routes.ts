import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { hasEnded, undoUntil, type BulkRun, type RecentRun } from '../bulk/bulk-run.ts';
import {
  bulkBody,
  bulkRun,
  recentRuns,
  type BulkRun as WireRun,
  type RecentRun as WireRecentRun,
} from '../contract/bulk.ts';
import { notFound } from '../errors.ts';
import { actorOf } from './request-user.ts';
import { readStages } from './read-stages.ts';
import { requireOwner } from './require-owner.ts';
import type { ServerParts } from './server-parts.ts';

const runParams = z.object({ id: z.string().min(1).max(64) });

/** Room for the ids of a run, in bytes. */
const BODY_LIMIT = 512 * 1024;

/** How long a request waits for the end of a run, in ms. Most runs are short. */
const PATIENCE_MS = 3_000;

/** Changes of many leads at once. Only the person who began a run and admins see it. */
export async function bulkRoutes(instance: FastifyInstance, parts: ServerParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { bulk, pipelines, team } = parts;

  const findOwn = async (request: FastifyRequest, id: string): Promise<BulkRun> => {
    const run = await bulk.find(id);
    const isOwn = 'id' in run.by && run.by.id === actorOf(request).id;
    if (!isOwn && request.user?.role !== 'admin') throw notFound('bulk-run');
    return run;
  };

  api.post(
    '/leads/bulk',
    {
      schema: { body: bulkBody, response: { 200: bulkRun } },
      config: { jsonLimit: BODY_LIMIT },
    },
    async (request) => {
      const { ids, change } = request.body;
      const { tags, ...values } = change;
      if (values.ownerId) await requireOwner(team.people, values.ownerId);
      const { body } = await readStages(pipelines, values);
      const whole = { ...body, addTags: tags?.add, removeTags: tags?.remove };
      const run = await bulk.begin(ids, whole, actorOf(request));
      return present(await bulk.wait(run.id, PATIENCE_MS));
    },
  );

  api.get('/leads/bulk', { schema: { response: { 200: recentRuns } } }, async (request) => ({
    runs: (await bulk.listRecent(actorOf(request))).map(presentRecent),
  }));

  api.get(
    '/leads/bulk/:id',
    { schema: { params: runParams, response: { 200: bulkRun } } },
    async (request) => present(await findOwn(request, request.params.id)),
  );

  api.post(
    '/leads/bulk/:id/undo',
    { schema: { params: runParams, response: { 200: bulkRun } } },
    async (request) => {
      await findOwn(request, request.params.id);
      const run = await bulk.undo(request.params.id, actorOf(request));
      return present(await bulk.wait(run.id, PATIENCE_MS));
    },
  );
}

function present(run: BulkRun): WireRun {
  const { leadIds, results } = run;
  const count = (kind: string) => results.filter((result) => result.kind === kind).length;
  return {
    _id: run.id,
    state: hasEnded(run) ? 'done' : 'running',
    undoOf: run.undoOf,
    total: leadIds.length,
    changed: count('changed'),
    same: count('same'),
    skipped: results.flatMap((result, index) =>
      result.kind === 'skipped' ? [{ leadId: leadIds[index] ?? '', reason: result.reason }] : [],
    ),
    undoUntil: undoUntil(run)?.toISOString() ?? null,
  };
}

/** Tags and the reason of a loss are words, which a run that has ended does not keep. */
function presentRecent({ run, isUndone }: RecentRun): WireRecentRun {
  const { status, ownerId, priority, addTags, removeTags } = run.change;
  return {
    ...present(run),
    change: { status, ownerId, priority, tags: (addTags ?? removeTags) !== undefined },
    isUndone,
    createdAt: run.createdAt.toISOString(),
  };
}
