import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { leadCount, leadFilters, listLeadsQuery } from '../contract/lead-list.ts';
import { leadDetails, leadList } from '../contract/lead.ts';
import { countLeads } from './count-leads.ts';
import { createPresentDetails } from './present-details.ts';
import { presentLead } from './present-lead.ts';
import { readLeadFilters } from './read-lead-filters.ts';
import { readFilters } from './read-stages.ts';
import { actorOf } from './request-user.ts';
import { viewerOf } from './viewer.ts';
import type { ServerParts } from './server-parts.ts';

const leadParams = z.object({ id: z.string().min(1).max(64) });

/** The list of leads and the single lead, for everybody who is signed in. */
export async function leadRoutes(instance: FastifyInstance, parts: ServerParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { leads, now, pipelines, settings } = parts;
  const present = createPresentDetails(parts);

  api.get(
    '/leads',
    { schema: { querystring: listLeadsQuery, response: { 200: leadList } } },
    async (request) => {
      const { limit, cursor, sort, ...filters } = request.query;
      const viewer = await viewerOf(settings, request);
      const page = await leads.list({
        ...readLeadFilters(await readFilters(pipelines, filters), request, {
          viewer,
          now: now(),
        }),
        limit,
        cursor,
        sort,
      });
      return { leads: page.leads.map(presentLead), nextCursor: page.nextCursor ?? null };
    },
  );

  api.get(
    '/leads/counts',
    { schema: { querystring: leadFilters, response: { 200: leadCount } } },
    async (request) => {
      const viewer = await viewerOf(settings, request);
      const filters = await readFilters(pipelines, request.query);
      return countLeads(leads, readLeadFilters(filters, request, { viewer, now: now() }));
    },
  );

  api.get(
    '/leads/:id',
    { schema: { params: leadParams, response: { 200: leadDetails } } },
    async (request) => {
      return present(await leads.find(request.params.id));
    },
  );

  api.post(
    '/leads/:id/seen',
    { schema: { params: leadParams, response: { 200: leadDetails } } },
    async (request) => {
      return present(await leads.markSeen(request.params.id, actorOf(request), now()));
    },
  );
}
