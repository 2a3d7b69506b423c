import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  recoveryCodesAnswer,
  secondFactorBody,
  twoFactorAnswer,
  withPasswordBody,
} from '../contract/account.ts';
import { AppError } from '../errors.ts';
import { PASSWORD_TRIES } from './account-routes.ts';
import { bodyOf, sendCookies, toAuthRequest } from './auth-request.ts';
import { actorOf } from './request-user.ts';
import type { ApiParts } from './server-parts.ts';

const enabled = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });
const codes = z.object({ backupCodes: z.array(z.string()) });
const done = z.object({ success: z.literal(true) });

/** One's own second factor: codes of an authenticator app (TOTP, RFC 6238), and recovery codes. */
export async function twoFactorRoutes(instance: FastifyInstance, parts: ApiParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { accounts, audit, identity, url } = parts;
  const record = (
    request: FastifyRequest,
    action: 'two-factor-on' | 'two-factor-off' | 'recovery-codes-made',
  ) =>
    audit.record({
      action,
      by: actorOf(request),
      target: { kind: 'user', id: request.user?.id ?? '' },
    });
  const limits = { config: { rateLimit: PASSWORD_TRIES } };

  /** better-auth gives the session a new token with each change, so its cookies have to be sent on. */
  const ask = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { path, body }: { readonly path: string; readonly body: unknown },
  ) => {
    const { user } = await identity.requireUser(request, reply);
    const authRequest = toAuthRequest(request, url, { path: `/api/auth/two-factor/${path}`, body });
    const answer = await parts.team.guardSignIn(user.id, () => accounts.answer(authRequest));
    if (!answer) throw new AppError('not-signed-in', {});
    const content = await bodyOf(answer);
    if (!answer.ok) throw refusalOf(content);
    sendCookies(reply, answer);
    return content;
  };

  api.post(
    '/account/two-factor',
    { schema: { body: withPasswordBody, response: { 200: twoFactorAnswer } }, ...limits },
    async (request, reply) => {
      const { password } = request.body;
      const body = { password, method: 'totp' };
      const { totpURI, backupCodes } = enabled.parse(
        await ask(request, reply, { path: 'enable', body }),
      );
      const secret = new URL(totpURI).searchParams.get('secret') ?? '';
      return { uri: totpURI, secret, recoveryCodes: backupCodes };
    },
  );

  api.post(
    '/account/two-factor/confirm',
    { schema: { body: secondFactorBody, response: { 200: done } }, ...limits },
    async (request, reply) => {
      const code = request.body.code.replaceAll(/\s/g, '');
      await ask(request, reply, { path: 'verify-totp', body: { code } });
      await record(request, 'two-factor-on');
      return { success: true as const };
    },
  );

  api.post(
    '/account/recovery-codes',
    { schema: { body: withPasswordBody, response: { 200: recoveryCodesAnswer } }, ...limits },
    async (request, reply) => {
      const { password } = request.body;
      const answer = await ask(request, reply, {
        path: 'generate-backup-codes',
        body: { password },
      });
      await record(request, 'recovery-codes-made');
      return { recoveryCodes: codes.parse(answer).backupCodes };
    },
  );

  api.delete(
    '/account/two-factor',
    { schema: { body: withPasswordBody, response: { 200: done } }, ...limits },
    async (request, reply) => {
      const { password } = request.body;
      await ask(request, reply, { path: 'disable', body: { password } });
      await record(request, 'two-factor-off');
      return { success: true as const };
    },
  );
}

function refusalOf(body: unknown): AppError {
  const { code } = Object(body) as { code?: unknown };
  if (code === 'INVALID_PASSWORD') return new AppError('wrong-current-password', {});
  if (code === 'TOTP_ALREADY_ENABLED') return new AppError('second-factor-on', {});
  return new AppError('wrong-second-factor', {});
}
