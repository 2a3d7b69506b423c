import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { takeNextAnswer } from '../contract/assignment.ts';
import { AppError } from '../errors.ts';
import { toActor } from '../users/actor.ts';
import { createPresentDetails } from './present-details.ts';
import type { ServerParts } from './server-parts.ts';

/** Gives a person the lead to answer next. It belongs to the person for some minutes. */
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
}
