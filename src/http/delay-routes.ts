import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { delaysAnswer, delaysQuery } from '../contract/delays.ts';
import { summarizeDelays } from '../intake/summarize-delays.ts';
import { presentDelays } from './present-delays.ts';
import type { ServerParts } from './server-parts.ts';

const DAY = 24 * 60 * 60_000;
const SPANS = { day: DAY, week: 7 * DAY } as const;

/** How many of the newest leads are counted. */
const MOST_LEADS = 100_000;

/** How long leads take from Meta into the CRM, for admins. */
export async function delayRoutes(instance: FastifyInstance, parts: ServerParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/facebook/delays',
    { schema: { querystring: delaysQuery, response: { 200: delaysAnswer } } },
    async (request) => {
      const { span } = request.query;
      const since = new Date(parts.now().getTime() - SPANS[span]);
      const delays = parts.inbox.listDelays(since, MOST_LEADS);
      return presentDelays(span, await summarizeDelays(delays));
    },
  );
}
