import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ApiKey } from '../api-keys/api-key.ts';
import {
  apiKeyList,
  newApiKeyAnswer,
  newApiKeyBody,
  type ApiKeyAnswer,
} from '../contract/api-key.ts';
import { actorOf } from './request-user.ts';
import type { ServerParts } from './server-parts.ts';

const keyParams = z.object({ id: z.string().min(1).max(64) });
const done = z.object({ success: z.literal(true) });

/** The keys of programs, for admins. */
export async function apiKeyRoutes(instance: FastifyInstance, parts: ServerParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { apiKeys, audit } = parts;

  api.get('/api-keys', { schema: { response: { 200: apiKeyList } } }, async () => ({
    apiKeys: (await apiKeys.list()).map(present),
  }));

  api.post(
    '/api-keys',
    { schema: { body: newApiKeyBody, response: { 201: newApiKeyAnswer } } },
    async (request, reply) => {
      const { name, scopes, expiresAt } = request.body;
      const by = actorOf(request);
      const { secret, key } = await apiKeys.make({
        name,
        scopes,
        expiresAt: expiresAt ? new Date(expiresAt) : null,
        createdBy: by.id,
      });
      await audit.record({
        action: 'api-key-made',
        by,
        target: { kind: 'api-key', id: key.id },
        fields: scopes,
      });
      void reply.status(201);
      return { key: secret, apiKey: present(key) };
    },
  );

  const remove = async (request: FastifyRequest, keyId: string) => {
    const { id } = await apiKeys.remove(keyId);
    await audit.record({
      action: 'api-key-deleted',
      by: actorOf(request),
      target: { kind: 'api-key', id },
    });
    return { success: true as const };
  };

  api.delete(
    '/api-keys/:id',
    { schema: { params: keyParams, response: { 200: done } } },
    (request) => remove(request, request.params.id),
  );

  api.delete('/api-keys', { schema: { body: keyParams, response: { 200: done } } }, (request) =>
    remove(request, request.body.id),
  );
}

const present = (key: ApiKey): ApiKeyAnswer => ({
  id: key.id,
  name: key.name,
  scopes: [...key.scopes],
  prefix: key.prefix,
  createdBy: key.createdBy,
  createdAt: key.createdAt.toISOString(),
  expiresAt: key.expiresAt?.toISOString() ?? null,
  lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
});
