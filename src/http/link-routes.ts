import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import {
  acceptInviteBody,
  checkLinkBody,
  forgotPasswordBody,
  linkAnswer,
  resetPasswordBody,
} from '../contract/user.ts';
import { AppError } from '../errors.ts';
import { languageOf } from './request-language.ts';
import { sendLink } from './send-link.ts';
import type { ApiParts } from './server-parts.ts';
import { createSignIn } from './sign-in.ts';

/** Tries per address and minute. A token cannot be guessed; this bounds the work of trying. */
const LINK_TRIES = { max: 20, timeWindow: '1 minute' };

/** Mails that one address may ask for. */
const MAIL_TRIES = { max: 5, timeWindow: '1 minute' };

/**
 * What a person does with a link from an admin or a mail. Only a POST uses a link up: the scanners of
 * mail servers open every address that they find.
 */
export async function linkRoutes(instance: FastifyInstance, parts: ApiParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { audit } = parts;
  const { links, passwordChanges, mailer, forgotPassword } = parts.team;
  const signIn = createSignIn(parts);

  const recordLinkUse = (
    action: 'invite-accepted' | 'password-reset',
    { ip }: FastifyRequest,
    id: string,
  ) =>
    audit.record({
      action,
      by: { kind: 'stranger', address: ip },
      target: { kind: 'user', id },
      fields: ['password'],
    });

  api.post(
    '/auth/check-link',
    {
      schema: { body: checkLinkBody, response: { 200: linkAnswer } },
      config: { rateLimit: LINK_TRIES },
    },
    async ({ body: { token, purpose } }) => {
      const { user, expiresAt } = await links.check(token, purpose);
      return { name: user.name, email: user.email, expiresAt: expiresAt.toISOString() };
    },
  );

  api.post(
    '/auth/accept-invite',
    { schema: { body: acceptInviteBody }, config: { rateLimit: LINK_TRIES } },
    async (request, reply) => {
      const { id, email } = await passwordChanges.acceptInvite(request.body);
      await recordLinkUse('invite-accepted', request, id);
      const { password } = request.body;
      return signIn(request, reply, { email, password }, { isAfterLink: true });
    },
  );

  api.post(
    '/auth/reset-password',
    { schema: { body: resetPasswordBody }, config: { rateLimit: LINK_TRIES } },
    async (request, reply) => {
      const { id, email } = await passwordChanges.reset(request.body);
      await recordLinkUse('password-reset', request, id);
      const { password } = request.body;
      return signIn(request, reply, { email, password }, { isAfterLink: true });
    },
  );

  api.post(
    '/auth/forgot-password',
    { schema: { body: forgotPasswordBody }, config: { rateLimit: MAIL_TRIES } },
    async (request) => {
      if (!mailer.isConfigured) throw new AppError('mail-not-configured', {});
      const fallback = languageOf(request);
      // The answer must not tell by its time whether the address is known, so nobody waits for this.
      void forgotPassword(request.body.email)
        .then((found) => found && sendLink(mailer, { purpose: 'reset', fallback, ...found }))
        .catch((err: unknown) =>
          request.log.error({ err }, 'a link for a new password could not be made'),
        );
      return {
        success: true as const,
        message: 'If there is an account with this address, a mail with a link is on its way.',
      };
    },
  );
}
