import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  changeViewBody,
  listViewsQuery,
  newViewBody,
  readViewQuery,
  view,
  viewList,
  viewOrderBody,
} from '../contract/view.ts';
import type { Pipelines } from '../pipeline/pipelines.ts';
import type { ViewReader } from '../views/views.ts';
import { builtInViews, countView, presentView } from './present-view.ts';
import { readFilters } from './read-stages.ts';
import { actorOf } from './request-user.ts';
import type { ServerParts } from './server-parts.ts';
import { viewerOf } from './viewer.ts';
import { withoutUndefined } from './without-undefined.ts';

const viewParams = z.object({ id: z.string().min(1).max(64) });
const done = z.object({ success: z.literal(true) });

/** Lists of leads with a name: own ones, shared ones, and those that everybody has. */
export async function viewRoutes(instance: FastifyInstance, parts: ServerParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { views, leads, pipelines, now, settings } = parts;

  api.get(
    '/views',
    { schema: { querystring: listViewsQuery, response: { 200: viewList } } },
    async (request) => {
      const { counts, zone } = request.query;
      const saved = await views.list(readerOf(request));
      const all = [...builtInViews(request), ...saved.map((each) => presentView(each, request))];
      if (!counts) return { views: all };
      const viewer = await viewerOf(settings, request);
      const surroundings = { leads, pipelines, zone, viewer, now: now() };
      const counted = [];
      // One after the other: other requests come in between.
      for (const each of all)
        counted.push({ ...each, count: await countView(each, request, surroundings) });
      return { views: counted };
    },
  );

  api.post(
    '/views',
    { schema: { body: newViewBody, response: { 201: view } } },
    async (request, reply) => {
      await checkStages(pipelines, request.body.query);
      const added = await views.add(request.body, readerOf(request));
      void reply.status(201);
      return presentView(added, request);
    },
  );

  api.put(
    '/views/order',
    { schema: { body: viewOrderBody, response: { 200: done } } },
    async (request) => {
      await views.order(request.body.ids, readerOf(request));
      return { success: true as const };
    },
  );

  api.patch(
    '/views/:id',
    { schema: { params: viewParams, body: changeViewBody, response: { 200: view } } },
    async (request) => {
      const fields = withoutUndefined(request.body);
      if (fields.query !== undefined) await checkStages(pipelines, fields.query);
      const changed = await views.change(request.params.id, fields, readerOf(request));
      return presentView(changed, request);
    },
  );

  api.delete(
    '/views/:id',
    { schema: { params: viewParams, response: { 200: done } } },
    async (request) => {
      await views.remove(request.params.id, readerOf(request));
      return { success: true as const };
    },
  );
}

/**
 * Refuses a view of a stage that does not exist.
 *
 * @throws `invalid-input`
 */
async function checkStages(pipelines: Pick<Pipelines, 'read'>, query: string): Promise<void> {
  const { data } = readViewQuery(query);
  if (data) await readFilters(pipelines, data);
}

const readerOf = (request: FastifyRequest): ViewReader => ({
  id: actorOf(request).id,
  isAdmin: request.user?.role === 'admin',
});
