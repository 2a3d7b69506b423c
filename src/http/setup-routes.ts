import type { FastifyInstance } from 'fastify';
import { setupBody, type AppAnswer } from '../contract/session.ts';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { senderOf } from './request-user.ts';
import type { ApiParts } from './server-parts.ts';

const SETUP_TRIES = { max: 10, timeWindow: '1 minute' };

/** What the sign-in screen needs, and the creation of the first admin. */
export async function setupRoutes(instance: FastifyInstance, parts: ApiParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();

  api.get('/app', async (): Promise<AppAnswer> => ({
    setupNeeded: await parts.setup.isNeeded(),
    canSendMail: parts.team.mailer.isConfigured,
    demo: parts.demo,
  }));

  api.post(
    '/setup',
    { schema: { body: setupBody }, config: { rateLimit: SETUP_TRIES } },
    async (request) => {
      const { code, ...user } = request.body;
      const { id } = await parts.setup.createFirstAdmin(code, user);
      await parts.audit.record({
        action: 'first-admin-made',
        by: senderOf(request),
        target: { kind: 'user', id },
      });
      return { success: true, message: 'LeadRabbit is set up. Sign in now.' };
    },
  );
}
