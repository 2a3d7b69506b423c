import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { userNameList } from '../contract/user.ts';
import type { ServerParts } from './server-parts.ts';

/** The names of the people of the team, for everybody who is signed in: to choose an owner. */
export async function userNameRoutes(instance: FastifyInstance, parts: ServerParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { people } = parts.team;
  api.get('/users/names', { schema: { response: { 200: userNameList } } }, async () => ({
    users: (await people.list()).map(({ id, name, status }) => ({
      id,
      name,
      isDisabled: status === 'disabled',
    })),
  }));
}
