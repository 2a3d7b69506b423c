import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  conversationAnswer,
  conversationBody,
  conversationList,
} from '../contract/lead-conversation.ts';
import { timeline, timelineQuery } from '../contract/lead-timeline.ts';
import { notFound } from '../errors.ts';
import { listTimeline } from '../leads/list-timeline.ts';
import { presentConversation, presentEntry } from './present-timeline.ts';
import { readStart } from './read-start.ts';
import { actorOf } from './request-user.ts';
import type { ServerParts } from './server-parts.ts';

const leadParams = z.object({ id: z.string().min(1).max(64) });

/** Calls and messages with the person of a lead, and everything that happened to it. */
export async function leadConversationRoutes(
  instance: FastifyInstance,
  parts: ServerParts,
): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { conversations, leads, now } = parts;

  api.get(
    '/leads/:id/conversations',
    { schema: { params: leadParams, response: { 200: conversationList } } },
    async (request) => {
      const lead = await leads.find(request.params.id);
      if (!lead) throw notFound('lead');
      const list = await conversations.listOfLead(lead.id);
      return { conversations: list.map(presentConversation) };
    },
  );

  api.post(
    '/leads/:id/conversations',
    {
      schema: { params: leadParams, body: conversationBody, response: { 201: conversationAnswer } },
    },
    async (request, reply) => {
      const { channel, direction, outcome = null, text, startedAt } = request.body;
      const time = now();
      const started = startedAt === undefined ? time : readStart(startedAt, time);
      const entered = { channel, direction, outcome, text, startedAt: started };
      const added = await conversations.add(request.params.id, entered, actorOf(request), time);
      if (!added) throw notFound('lead');
      void reply.status(201);
      return { conversation: presentConversation(added) };
    },
  );

  api.get(
    '/leads/:id/timeline',
    { schema: { params: leadParams, querystring: timelineQuery, response: { 200: timeline } } },
    async (request) => {
      const lead = await leads.find(request.params.id);
      if (!lead) throw notFound('lead');
      const { entries, nextCursor } = await listTimeline(parts, lead, request.query);
      return { entries: entries.map(presentEntry), nextCursor: nextCursor ?? null };
    },
  );
}
