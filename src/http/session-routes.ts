import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { sessionList, sessionsEndedAnswer } from '../contract/account.ts';
import { presentSession } from './present-session.ts';
import { actorOf } from './request-user.ts';
import type { ApiParts } from './server-parts.ts';

const sessionParams = z.object({ id: z.string().min(1).max(64) });

/** One's own sessions. Only a session opens them, never an API key. */
export async function sessionRoutes(instance: FastifyInstance, parts: ApiParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { audit, identity, streams } = parts;
  const { ownAccount } = parts.team;

  const listSessions = async (request: FastifyRequest) => {
    const session = await identity.requireUser(request);
    const sessions = await ownAccount.listSessions(session.user.id);
    return { sessions: sessions.map((entry) => presentSession(entry, session.id)) };
  };
  api.get('/account/sessions', { schema: { response: { 200: sessionList } } }, listSessions);

  api.delete(
    '/account/sessions/:id',
    { schema: { params: sessionParams, response: { 200: sessionList } } },
    async (request) => {
      const { user, id } = await identity.requireUser(request);
      await ownAccount.endSession(user.id, request.params.id);
      streams.endSession(request.params.id);
      await audit.record({
        action: 'sessions-ended',
        by: actorOf(request),
        target: { kind: 'session', id: request.params.id },
      });
      return request.params.id === id ? { sessions: [] } : listSessions(request);
    },
  );

  api.delete(
    '/account/sessions',
    { schema: { response: { 200: sessionsEndedAnswer } } },
    async (request) => {
      const session = await identity.requireUser(request);
      const sessionsEnded = await ownAccount.endOtherSessions(session);
      await audit.record({
        action: 'sessions-ended',
        by: actorOf(request),
        target: { kind: 'user', id: session.user.id },
      });
      return { success: true as const, sessionsEnded };
    },
  );
}
