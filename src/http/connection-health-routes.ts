import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { APP } from '../connections/health/health-report.ts';
import { checkHealthBody, healthAnswer } from '../contract/health.ts';
import { presentHealth } from './present-health.ts';
import type { ServerParts } from './server-parts.ts';

/** The app has few checks, so its open incidents are among the newest. */
const NEWEST_INCIDENTS = 20;

/** Whether leads can come in, for admins: the last results, and a new check. */
export async function connectionHealthRoutes(
  instance: FastifyInstance,
  parts: Pick<ServerParts, 'health' | 'incidents'>,
): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { health, incidents } = parts;
  const answer = async () => {
    const ofApp = await incidents.list({ subject: APP, limit: NEWEST_INCIDENTS });
    return presentHealth(await health.survey(), ofApp.incidents);
  };

  api.get('/facebook/health', { schema: { response: { 200: healthAnswer } } }, answer);

  api.post(
    '/facebook/health',
    { schema: { body: checkHealthBody.nullable(), response: { 200: healthAnswer } } },
    async (request) => {
      const { pageId } = request.body ?? {};
      // The person may have fixed the problem at Meta, so calls are tried again.
      if (pageId === undefined) await health.checkAll(undefined, { isAsked: true });
      else await health.checkPage(pageId, { isAsked: true });
      return answer();
    },
  );
}
