import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  changeConversationBody,
  conversationAnswer,
  removeConversationQuery,
} from '../contract/lead-conversation.ts';
import { AppError, notFound } from '../errors.ts';
import { rulesOf } from '../pipeline/stage.ts';
import { mayChange, readSeen, readSeenOfBody } from './may-change.ts';
import { presentConversation } from './present-timeline.ts';
import { readStart } from './read-start.ts';
import { actorOf } from './request-user.ts';
import type { ServerParts } from './server-parts.ts';

const conversationParams = z.object({
  id: z.string().min(1).max(64),
  conversationId: z.string().min(1).max(64),
});

/** Corrections and removals of calls and messages, by the person or program that logged them and by admins. */
export async function conversationChangeRoutes(
  instance: FastifyInstance,
  { conversations, now, pipelines }: Pick<ServerParts, 'conversations' | 'now' | 'pipelines'>,
): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();

  const requireOwn = async (request: FastifyRequest, leadId: string, id: string) => {
    const known = (await conversations.listOfLead(leadId)).find((each) => each.id === id);
    if (!known) throw notFound('conversation');
    const authorId = 'id' in known.by ? known.by.id : '';
    if (!mayChange(request, authorId)) throw new AppError('not-your-conversation', {});
  };
  const commandOf = async (request: FastifyRequest, seen: Date | null | undefined) => ({
    by: actorOf(request),
    now: now(),
    seen,
    stages: rulesOf((await pipelines.read()).stages),
  });

  api.patch(
    '/leads/:id/conversations/:conversationId',
    {
      schema: {
        params: conversationParams,
        body: changeConversationBody,
        response: { 200: conversationAnswer },
      },
    },
    async (request) => {
      const { id, conversationId } = request.params;
      const { seenEditedAt, startedAt, ...corrections } = request.body;
      await requireOwn(request, id, conversationId);
      const change = {
        ...corrections,
        ...(startedAt !== undefined && { startedAt: readStart(startedAt, now()) }),
      };
      const command = await commandOf(request, readSeenOfBody(seenEditedAt));
      const corrected = await conversations.edit(id, conversationId, change, command);
      if (!corrected) throw notFound('conversation');
      return { conversation: presentConversation(corrected) };
    },
  );

  api.delete(
    '/leads/:id/conversations/:conversationId',
    {
      schema: {
        params: conversationParams,
        querystring: removeConversationQuery,
        response: { 200: z.object({ success: z.literal(true) }) },
      },
    },
    async (request) => {
      const { id, conversationId } = request.params;
      await requireOwn(request, id, conversationId);
      const command = await commandOf(request, readSeen(request.query.seenEditedAt));
      if (!(await conversations.remove(id, conversationId, command)))
        throw notFound('conversation');
      return { success: true as const };
    },
  );
}
