import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { dashboard, dashboardQuery } from '../contract/dashboard.ts';
import { scopesOf } from '../dashboard/scopes-of.ts';
import { presentDashboard } from './present-dashboard.ts';
import type { ServerParts } from './server-parts.ts';
import { viewerOf } from './viewer.ts';

/** How many leads came, and how fast the team answers, for everybody who is signed in. */
export async function dashboardRoutes(
  instance: FastifyInstance,
  parts: ServerParts,
): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/dashboard',
    { schema: { querystring: dashboardQuery, response: { 200: dashboard } } },
    async (request) => {
      const { from, to, zone, compare } = request.query;
      const numbers = await parts.dashboard.read({
        from,
        to,
        zone,
        compare: compare === 'previous',
        scopes: scopesOf(await viewerOf(parts.settings, request)),
      });
      const users = await parts.users.list();
      const { stages } = await parts.pipelines.read();
      return presentDashboard(numbers, {
        userNames: new Map(users.map(({ id, name }) => [id, name])),
        stages,
      });
    },
  );
}
