import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { changePipelineBody, pipelineAnswer } from '../contract/pipeline.ts';
import { presentPipeline } from './present-pipeline.ts';
import { actorOf } from './request-user.ts';
import type { ServerParts } from './server-parts.ts';
import { viewerOf } from './viewer.ts';

/** The stages of the pipeline, for everybody who is signed in. */
export async function pipelineRoutes(instance: FastifyInstance, parts: ServerParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { board, pipelines, settings } = parts;
  api.get('/pipeline', { schema: { response: { 200: pipelineAnswer } } }, async (request) =>
    presentPipeline(await pipelines.read(), board, await viewerOf(settings, request)),
  );
}

/** Changing the pipeline, for admins. */
export async function pipelineAdminRoutes(
  instance: FastifyInstance,
  parts: ServerParts,
): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { audit, board, pipelines, startMovingLeavers } = parts;
  api.put(
    '/pipeline',
    { schema: { body: changePipelineBody, response: { 200: pipelineAnswer } } },
    async (request) => {
      const { moveLeads = {}, ...edit } = request.body;
      const by = actorOf(request);
      const pipeline = await pipelines.change({ ...edit, moveLeads }, by);
      await audit.record({
        action: 'setting-changed',
        by,
        target: { kind: 'setting', id: 'pipeline' },
        fields: Object.keys(request.body).filter((field) => field !== 'version'),
      });
      const answer = await presentPipeline(pipeline, board, null);
      startMovingLeavers();
      return answer;
    },
  );
}
