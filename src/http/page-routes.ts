import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import {
  connectedPage,
  deletePageBody,
  pageActionAnswer,
  pageActionBody,
} from '../contract/page.ts';
import type { ConnectionStore } from '../connections/connection-store.ts';
import { createReadPageRecords } from '../intake/read-page-records.ts';
import { findFamily } from '../intake/wanted-entry.ts';
import { answerList } from './answer-list.ts';
import { presentPage } from './present-page.ts';
import { actorOf } from './request-user.ts';
import type { ServerParts } from './server-parts.ts';

/** Connected Pages and Instagram accounts, for admins. */
export async function pageRoutes(instance: FastifyInstance, parts: ServerParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { audit, bus, pageSwitch } = parts;
  const changed = (pageId: string) => bus.publish({ of: 'page', pageId });

  const readRecords = createReadPageRecords(parts);

  async function* listPages() {
    const survey = await parts.health.survey();
    for (const { pageId } of survey.entries) {
      const family = findFamily(survey.entries, pageId);
      if (!family) continue;
      for (const record of await readRecords(family)) yield presentPage(record, survey);
    }
  }

  // There is no schema for the list, because it would be checked and written in one piece.
  instance.get('/facebook/pages', (_request, reply) =>
    answerList(reply, connectedPage, listPages()),
  );

  api.post(
    '/facebook/pages',
    { schema: { body: pageActionBody, response: { 200: pageActionAnswer } } },
    async (request) => {
      const { pageId, action, lookBackDays, withInstagram } = request.body;
      const by = actorOf(request);
      const accounts = withInstagram ? await disabledAccountsOf(parts.pages, pageId) : [];
      const since = daysAgo(lookBackDays, parts.now());
      for (const entryId of action === 'enable' ? [pageId, ...accounts] : [pageId]) {
        try {
          if (action === 'enable') await pageSwitch.enable(entryId, by, since);
          else await pageSwitch.disable(entryId, by);
          await audit.record({
            action: action === 'enable' ? 'page-enabled' : 'page-disabled',
            by,
            target: { kind: 'page', id: entryId },
          });
        } finally {
          changed(entryId);
        }
      }
      return { success: true as const, message: `Page ${action}d successfully` };
    },
  );

  api.delete(
    '/facebook/pages',
    { schema: { body: deletePageBody, response: { 200: pageActionAnswer } } },
    async (request) => {
      const by = actorOf(request);
      await pageSwitch.remove(request.body.pageId, by);
      await audit.record({
        action: 'page-deleted',
        by,
        target: { kind: 'page', id: request.body.pageId },
      });
      changed(request.body.pageId);
      return { success: true as const, message: 'Page deleted successfully' };
    },
  );
}

async function disabledAccountsOf(pages: ConnectionStore, pageId: string): Promise<string[]> {
  const family = await pages.findFamily(pageId);
  const accounts = family?.accounts ?? [];
  return accounts.filter(({ isActive }) => !isActive).map((account) => account.pageId);
}

const DAY = 24 * 60 * 60_000;

const daysAgo = (days: number | undefined, now: Date): Date | undefined =>
  days === undefined ? undefined : new Date(now.getTime() - days * DAY);
