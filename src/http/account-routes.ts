import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  accountAnswer,
  changeAccountBody,
  changePasswordBody,
  language,
  sessionList,
  sessionsEndedAnswer,
  type AccountAnswer,
} from '../contract/account.ts';
import type { Profile } from '../users/own-account.ts';
import { readSecuritySettings } from '../users/security-settings.ts';
import { presentSession } from './present-session.ts';
import type { ApiParts } from './server-parts.ts';

/** Limits the guessing of the current password by somebody at an unlocked screen. */
export const PASSWORD_TRIES = { max: 10, timeWindow: '1 minute' };

const sessionParams = z.object({ id: z.string().min(1).max(64) });

/** One's own name, language, password and sessions. Only a session opens them, never an API key. */
export async function accountRoutes(instance: FastifyInstance, parts: ApiParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { identity, streams, settings } = parts;
  const { ownAccount, passwordChanges } = parts.team;

  const present = async (profile: Profile): Promise<AccountAnswer> => {
    const { twoFactorForAdmins } = await readSecuritySettings(settings);
    const { twoFactor, ...user } = profile.user;
    return {
      user,
      language: language.nullable().catch(null).parse(profile.language),
      timeZone: profile.timeZone,
      twoFactor: { enabled: twoFactor, required: user.role === 'admin' && twoFactorForAdmins },
    };
  };

  api.get('/account', { schema: { response: { 200: accountAnswer } } }, async (request, reply) => {
    const { user } = await identity.requireUser(request, reply);
    return present(await ownAccount.read(user.id));
  });

  api.patch(
    '/account',
    { schema: { body: changeAccountBody, response: { 200: accountAnswer } } },
    async (request, reply) => {
      const { user } = await identity.requireUser(request, reply);
      return present(await ownAccount.change(user.id, request.body));
    },
  );

  api.post(
    '/account/password',
    {
      schema: { body: changePasswordBody, response: { 200: sessionsEndedAnswer } },
      config: { rateLimit: PASSWORD_TRIES },
    },
    async (request, reply) => {
      const session = await identity.requireUser(request, reply);
      const sessionsEnded = await passwordChanges.change(session, request.body);
      return { success: true as const, sessionsEnded };
    },
  );

  const listSessions = async (request: FastifyRequest) => {
    const session = await identity.requireUser(request);
    const sessions = await ownAccount.listSessions(session.user.id);
    return { sessions: sessions.map((entry) => presentSession(entry, session.id)) };
  };
  api.get('/account/sessions', { schema: { response: { 200: sessionList } } }, listSessions);

  api.delete(
    '/account/sessions/:id',
    { schema: { params: sessionParams, response: { 200: sessionList } } },
    async (request) => {
      const { user, id } = await identity.requireUser(request);
      await ownAccount.endSession(user.id, request.params.id);
      streams.endSession(request.params.id);
      return request.params.id === id ? { sessions: [] } : listSessions(request);
    },
  );

  api.delete(
    '/account/sessions',
    { schema: { response: { 200: sessionsEndedAnswer } } },
    async (request) => {
      const session = await identity.requireUser(request);
      return {
        success: true as const,
        sessionsEnded: await ownAccount.endOtherSessions(session),
      };
    },
  );
}
