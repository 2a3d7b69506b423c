import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  connectedPage,
  deletePageBody,
  pageActionAnswer,
  pageActionBody,
} from '../contract/page.ts';
import { presentPages } from './present-page.ts';
import type { ServerParts } from './server-parts.ts';

/** Connected Pages and Instagram accounts, for admins. */
export async function pageRoutes(instance: FastifyInstance, parts: ServerParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { feed, pageSwitch } = parts;
  const changed = (pageId: string) => feed.publish({ type: 'page.changed', data: { pageId } });

  api.get('/facebook/pages', { schema: { response: { 200: z.array(connectedPage) } } }, () =>
    presentPages(parts),
  );

  api.post(
    '/facebook/pages',
    { schema: { body: pageActionBody, response: { 200: pageActionAnswer } } },
    async (request) => {
      const { pageId, action, lookBackDays } = request.body;
      try {
        if (action === 'enable')
          await pageSwitch.enable(pageId, daysAgo(lookBackDays, parts.now()));
        else await pageSwitch.disable(pageId);
      } finally {
        changed(pageId);
      }
      return { success: true as const, message: `Page ${action}d successfully` };
    },
  );

  api.delete(
    '/facebook/pages',
    { schema: { body: deletePageBody, response: { 200: pageActionAnswer } } },
    async (request) => {
      await pageSwitch.remove(request.body.pageId);
      changed(request.body.pageId);
      return { success: true as const, message: 'Page deleted successfully' };
    },
  );
}

const DAY = 24 * 60 * 60_000;

const daysAgo = (days: number | undefined, now: Date): Date | undefined =>
  days === undefined ? undefined : new Date(now.getTime() - days * DAY);
