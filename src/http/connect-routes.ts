import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ConnectError } from '../connections/connect-error.ts';
import type { ConnectResult } from '../connections/finish-connect.ts';
import { AppError } from '../errors.ts';
import { actorOf } from './request-user.ts';
import type { ApiParts } from './server-parts.ts';

const callbackQuery = z.object({
  code: z.string().max(4096).optional(),
  state: z.string().max(512).optional(),
  error: z.string().max(200).optional(),
});

const exchangeBody = z.object({ code: z.string().min(1).max(4096), state: z.string().max(512) });

const ADMIN = { role: 'admin', scope: 'admin' } as const;

/** The sign-in to Meta: the way to its dialog and back. */
export async function connectRoutes(instance: FastifyInstance, parts: ApiParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { audit, beginConnect, identity, url } = parts;
  const finishConnect: typeof parts.finishConnect = async (answer, by) => {
    const result = await parts.finishConnect(answer, by);
    await audit.record({ action: 'connected', by });
    return result;
  };

  api.get('/facebook/auth', { schema: { querystring: callbackQuery } }, async (request, reply) => {
    try {
      const session = await identity.admit(request, ADMIN);
      const { code, state, error } = request.query;
      if (code === undefined && error === undefined)
        return await reply.redirect(await beginConnect(session.id), 302);
      const result = await finishConnect(
        { sessionId: session.id, code, state, error },
        actorOf(request),
      );
      return await reply.redirect(connectorsPage(url, outcomeOf(result)), 307);
    } catch (failure) {
      if (!(failure instanceof AppError) || !wantsPage(request)) throw failure;
      return answerBrowser(request, reply, failure, url);
    }
  });

  const adminsOnly = async (request: FastifyRequest, reply: FastifyReply) => {
    await identity.admit(request, ADMIN, reply);
  };
  const exchange = { onRequest: adminsOnly, schema: { body: exchangeBody } };
  api.post('/facebook/auth', exchange, async (request, reply) => {
    const session = await identity.admit(request, ADMIN, reply);
    const { pages, missing, withoutLeads } = await finishConnect(
      { sessionId: session.id, ...request.body },
      actorOf(request),
    );
    return {
      success: true,
      pages,
      ...(missing.length > 0 && { missing }),
      ...(withoutLeads.length > 0 && { withoutLeads }),
    };
  });
}

/** The connectors page has a sentence for each failure, and the sign-in for who is not signed in. */
function answerBrowser(
  request: FastifyRequest,
  reply: FastifyReply,
  failure: AppError,
  url: string,
) {
  if (!(failure instanceof ConnectError)) return reply.redirect(connectorsPage(url, {}), 302);
  request.log.warn({ reason: failure.reason, err: failure.cause }, 'the sign-in to Meta failed');
  return reply.redirect(
    connectorsPage(url, {
      facebook_auth: 'error',
      reason: failure.reason,
      ...(failure.missing.length > 0 && { missing: failure.missing.join(',') }),
    }),
    302,
  );
}

/** What the connectors page is told beside success: codes, never text. */
const outcomeOf = ({ missing }: ConnectResult): Record<string, string> => ({
  facebook_auth: 'success',
  ...(missing.length > 0 && { without: missing.join(',') }),
});

const wantsPage = (request: FastifyRequest): boolean =>
  request.headers.accept?.includes('text/html') ?? false;

const connectorsPage = (url: string, query: Record<string, string>): string => {
  const search = new URLSearchParams(query).toString();
  return `${url}/admin/connectors${search === '' ? '' : `?${search}`}`;
};
