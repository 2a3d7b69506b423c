import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import {
  inboxAnswer,
  listInboxQuery,
  retryAnswer,
  retryBody,
  type RetryAnswer,
  type RetryBody,
} from '../contract/inbox.ts';
import { notFound } from '../errors.ts';
import { presentInbox } from './present-inbox.ts';
import type { ServerParts } from './server-parts.ts';

/** Raw leads that are not in the CRM, for admins: why, and trying again. */
export async function inboxRoutes(instance: FastifyInstance, parts: ServerParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { feed, inbox, wakeWorker, now } = parts;

  const retry = async (body: RetryBody): Promise<number> => {
    if ('all' in body) return inbox.retryAll(body.all, now());
    if (await inbox.retry(body.leadId, now())) return 1;
    throw notFound('This waiting or parked lead');
  };

  api.get(
    '/facebook/inbox',
    { schema: { querystring: listInboxQuery, response: { 200: inboxAnswer } } },
    async (request) => {
      return presentInbox(parts, request.query);
    },
  );

  api.post(
    '/facebook/inbox/retry',
    { schema: { body: retryBody, response: { 200: retryAnswer } } },
    async (request) => {
      const retried = await retry(request.body);
      wakeWorker();
      feed.publish({ type: 'inbox.changed', data: {} });
      return answerRetry(retried);
    },
  );
}

function answerRetry(retried: number): RetryAnswer {
  const leads = retried === 1 ? '1 lead is' : `${retried} leads are`;
  return { success: true, retried, message: `${leads} tried again now.` };
}
