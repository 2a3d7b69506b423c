import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { takeNextAnswer } from '../contract/assignment.ts';
import { leadDetails } from '../contract/lead.ts';
import { AppError, notFound } from '../errors.ts';
import { toActor } from '../users/actor.ts';
import { createPresentDetails } from './present-details.ts';
import type { ServerParts } from './server-parts.ts';

const leadParams = z.object({ id: z.string().min(1).max(64) });

/** Gives a person the lead to answer next. It belongs to the person for some minutes, or until they give it back. */
export async function takeNextRoutes(instance: FastifyInstance, parts: ServerParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const present = createPresentDetails(parts);

  api.post(
    '/leads/take-next',
    { schema: { response: { 200: takeNextAnswer } } },
    async ({ user, ip }) => {
      if (!user) throw new AppError('session-needed', {});
      const lead = await parts.assignment.takeNext(toActor(user, ip));
      return { lead: lead ? await present(lead) : null };
    },
  );

  api.delete(
    '/leads/:id/lease',
    { schema: { params: leadParams, response: { 200: leadDetails } } },
    async ({ user, ip, params }) => {
      if (!user) throw new AppError('session-needed', {});
      const lead = await parts.assignment.giveBack(params.id, toActor(user, ip));
      if (!lead) throw notFound('lead');
      return present(lead);
    },
  );
}
