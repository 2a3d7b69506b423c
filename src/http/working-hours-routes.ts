import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { workingHours } from '../contract/dashboard.ts';
import { actorOf } from './request-user.ts';
import type { ServerParts } from './server-parts.ts';

/** When the team works, for admins. */
export async function workingHoursRoutes(
  instance: FastifyInstance,
  parts: ServerParts,
): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();

  api.get('/settings/working-hours', { schema: { response: { 200: workingHours } } }, () =>
    parts.dashboard.readHours(),
  );

  api.put(
    '/settings/working-hours',
    { schema: { body: workingHours, response: { 200: workingHours } } },
    async (request) => {
      await parts.dashboard.writeHours(request.body);
      await parts.audit.record({
        action: 'setting-changed',
        by: actorOf(request),
        target: { kind: 'setting', id: 'working-hours' },
        fields: Object.keys(request.body),
      });
      return parts.dashboard.readHours();
    },
  );
}
