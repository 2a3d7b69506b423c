import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { leadValues, leadValuesQuery } from '../contract/lead-values.ts';
import { findLeadValues } from '../leads/find-lead-values.ts';
import type { ServerParts } from './server-parts.ts';
import { viewerOf } from './viewer.ts';

/** What the filters of the list can ask for. */
export async function leadValueRoutes(
  instance: FastifyInstance,
  { leads, settings }: Pick<ServerParts, 'leads' | 'settings'>,
): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/leads/values',
    { schema: { querystring: leadValuesQuery, response: { 200: leadValues } } },
    async (request) => {
      const viewer = await viewerOf(settings, request);
      const { values, isMore } = await findLeadValues(leads, {
        ...request.query,
        visibleTo: viewer ?? undefined,
      });
      return { values: [...values], isMore };
    },
  );
}
