import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { secondFactorBody } from '../contract/account.ts';
import type { SessionAnswer } from '../contract/session.ts';
import { AppError } from '../errors.ts';
import { bodyOf, sendCookies, toAuthRequest } from './auth-request.ts';
import type { ApiParts } from './server-parts.ts';
import { actorOf } from './request-user.ts';
import { createSecondFactor } from './second-factor.ts';
import { createSignIn, presentSignIn, refusalOf } from './sign-in.ts';

/** Limits the guessing of passwords and codes: tries per address and minute. */
const SIGN_IN_TRIES = { max: 10, timeWindow: '1 minute' };

const credentials = z.object({ email: z.string().max(320), password: z.string().max(1000) });

/** Signing in and out. No other route of better-auth can be reached. */
export async function authRoutes(instance: FastifyInstance, parts: ApiParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { accounts, audit, identity, streams, url } = parts;
  const signIn = createSignIn(parts);
  const completeSignIn = createSecondFactor(parts);

  const forward = async (request: FastifyRequest, reply: FastifyReply, body?: unknown) => {
    const answer = await accounts.answer(toAuthRequest(request, url, { body }));
    sendCookies(reply, answer);
    const content = await bodyOf(answer);
    if (!answer.ok) throw refusalOf(content);
    return presentSignIn(content);
  };

  api.post(
    '/auth/sign-in/email',
    { config: { rateLimit: SIGN_IN_TRIES } },
    async (request, reply) => {
      const { data } = credentials.safeParse(request.body);
      if (!data) throw new AppError('sign-in-refused', {});
      return signIn(request, reply, data);
    },
  );

  api.post(
    '/auth/two-factor',
    { schema: { body: secondFactorBody }, config: { rateLimit: SIGN_IN_TRIES } },
    (request, reply) => completeSignIn(request, reply, request.body.code),
  );

  api.post('/auth/sign-out', async (request, reply) => {
    const session = await identity.find(request);
    const answer = await forward(request, reply, {});
    if (session) {
      streams.endSession(session.id);
      await audit.record({ action: 'sign-out', by: actorOf(request) });
    }
    return answer;
  });
  api.get('/auth/get-session', async (request, reply) => {
    // better-auth alone would accept a session past its absolute lifetime.
    const session = await identity.find(request, reply);
    if (session) return forward(request, reply);
    return reply.type('application/json; charset=utf-8').send('null');
  });

  api.get('/session', async (request, reply): Promise<SessionAnswer> => {
    const { user } = await identity.requireUser(request, reply);
    return { user: { id: user.id, name: user.name, email: user.email, role: user.role } };
  });
}
