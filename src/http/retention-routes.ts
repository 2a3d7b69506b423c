import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { retentionAnswer, retentionSettings, type RetentionAnswer } from '../contract/privacy.ts';
import { actorOf } from './request-user.ts';
import type { ServerParts } from './server-parts.ts';

/** How long data is kept, for admins. */
export async function retentionRoutes(
  instance: FastifyInstance,
  parts: ServerParts,
): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { audit, retention } = parts;

  const read = async (): Promise<RetentionAnswer> => {
    const last = await retention.lastRun();
    return {
      settings: await retention.readSettings(),
      preview: await retention.preview(),
      lastRun: last && { at: last.at.toISOString(), deleted: last.counts },
    };
  };

  api.get('/privacy/retention', { schema: { response: { 200: retentionAnswer } } }, read);

  api.put(
    '/privacy/retention',
    { schema: { body: retentionSettings, response: { 200: retentionAnswer } } },
    async (request) => {
      await retention.writeSettings(request.body);
      await audit.record({
        action: 'setting-changed',
        by: actorOf(request),
        target: { kind: 'setting', id: 'retention' },
        fields: Object.keys(request.body),
      });
      return read();
    },
  );
}
