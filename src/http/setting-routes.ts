import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { settings, visibilitySetting } from '../contract/account.ts';
import { readSecuritySettings, writeSecuritySettings } from '../users/security-settings.ts';
import { readVisibility, writeVisibility } from '../users/visibility-setting.ts';
import { actorOf } from './request-user.ts';
import type { ServerParts } from './server-parts.ts';

/** What admins decide for the whole team. */
export async function settingRoutes(instance: FastifyInstance, parts: ServerParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();

  api.get('/settings', { schema: { response: { 200: settings } } }, () =>
    readSecuritySettings(parts.settings),
  );

  api.put(
    '/settings',
    { schema: { body: settings, response: { 200: settings } } },
    async (request) => {
      await writeSecuritySettings(parts.settings, request.body, parts.now());
      await parts.audit.record({
        action: 'setting-changed',
        by: actorOf(request),
        target: { kind: 'setting', id: 'security' },
        fields: Object.keys(request.body),
      });
      return readSecuritySettings(parts.settings);
    },
  );

  api.get(
    '/settings/visibility',
    { schema: { response: { 200: visibilitySetting } } },
    async () => ({
      leads: await readVisibility(parts.settings),
    }),
  );

  api.put(
    '/settings/visibility',
    { schema: { body: visibilitySetting, response: { 200: visibilitySetting } } },
    async (request) => {
      await writeVisibility(parts.settings, request.body.leads, parts.now());
      await parts.audit.record({
        action: 'setting-changed',
        by: actorOf(request),
        target: { kind: 'setting', id: 'visibility' },
        fields: ['leads'],
      });
      return { leads: await readVisibility(parts.settings) };
    },
  );
}
