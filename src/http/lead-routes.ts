import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  leadDetails,
  leadList,
  listLeadsQuery,
  undoStatusBody,
  updateLeadBody,
} from '../contract/lead.ts';
import { AppError, notFound } from '../errors.ts';
import type { Lead } from '../leads/lead.ts';
import { presentLead, presentLeadDetails } from './present-lead.ts';
import { actorOf } from './request-user.ts';
import type { ServerParts } from './server-parts.ts';

const leadParams = z.object({ id: z.string().min(1).max(64) });

/** The list of leads and the single lead, for everybody who is signed in. */
export async function leadRoutes(instance: FastifyInstance, parts: ServerParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { inbox, leads, now } = parts;

  const present = async (lead: Lead | undefined) => {
    if (!lead) throw notFound('lead');
    const trace = lead.metaData ? await inbox.trace(lead.metaData.leadId) : undefined;
    return presentLeadDetails(lead, trace);
  };

  api.get(
    '/leads',
    { schema: { querystring: listLeadsQuery, response: { 200: leadList } } },
    async (request) => {
      const page = await leads.list(request.query);
      return { leads: page.leads.map(presentLead), nextCursor: page.nextCursor ?? null };
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

  api.patch(
    '/leads/:id',
    { schema: { params: leadParams, body: updateLeadBody, response: { 200: leadDetails } } },
    async (request) => {
      const lead = await leads.setStatus(
        request.params.id,
        request.body.status,
        actorOf(request),
        now(),
      );
      return present(lead);
    },
  );

  api.post(
    '/leads/:id/undo-status',
    { schema: { params: leadParams, body: undoStatusBody, response: { 200: leadDetails } } },
    async (request) => {
      const changedAt = new Date(request.body.changedAt);
      const undo = await leads.undoStatus(request.params.id, changedAt, actorOf(request), now());
      if (undo && !undo.isUndone)
        throw new AppError('status-changed-since', { status: undo.lead.status });
      return present(undo?.lead);
    },
  );
}
