import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import {
  accountAnswer,
  changeAccountBody,
  changePasswordBody,
  language,
  sessionsEndedAnswer,
  type AccountAnswer,
} from '../contract/account.ts';
import type { Profile } from '../users/own-account.ts';
import { readSecuritySettings } from '../users/security-settings.ts';
import { actorOf } from './request-user.ts';
import type { ApiParts } from './server-parts.ts';

/**
 * Limits the guessing of the current password by somebody at an unlocked screen or with a stolen
 * session: tries per person, whatever addresses they come from.
 */
export const PASSWORD_TRIES = {
  max: 10,
  timeWindow: '1 minute',
  keyGenerator: ({ user, ip }: FastifyRequest) => user?.id ?? ip,
};

/** One's own name, language and password. Only a session opens them, never an API key. */
export async function accountRoutes(instance: FastifyInstance, parts: ApiParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { assignment, audit, identity, settings } = parts;
  const { ownAccount, passwordChanges } = parts.team;

  const present = async (profile: Profile): Promise<AccountAnswer> => {
    const { twoFactorForAdmins } = await readSecuritySettings(settings);
    const { twoFactor, ...user } = profile.user;
    return {
      user,
      language: language.nullable().catch(null).parse(profile.language),
      timeZone: profile.timeZone,
      remindBeforeMin: profile.remindBeforeMin,
      absences: [...profile.absences],
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
      const profile = await ownAccount.change(user.id, request.body);
      if (request.body.absences) await assignment.reconsider();
      await audit.record({
        action: 'profile-changed',
        by: actorOf(request),
        target: { kind: 'user', id: user.id },
        fields: Object.keys(request.body),
      });
      return present(profile);
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
      await audit.record({
        action: 'password-changed',
        by: actorOf(request),
        target: { kind: 'user', id: session.user.id },
        fields: ['password'],
      });
      return { success: true as const, sessionsEnded };
    },
  );
}
