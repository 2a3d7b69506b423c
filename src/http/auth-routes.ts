import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CLIENT_ADDRESS_HEADER } from '../users/create-auth.ts';
import type { ErrorAnswer } from '../contract/error.ts';
import { AppError } from '../errors.ts';
import { presentError } from './error-answers.ts';
import type { SessionAnswer } from '../contract/session.ts';
import type { ApiParts } from './server-parts.ts';

/** Limits the guessing of passwords: tries per address and minute. */
const SIGN_IN_TRIES = { max: 10, timeWindow: '1 minute' };

/** Signing in and out. No other route of better-auth can be reached. */
export async function authRoutes(api: FastifyInstance, parts: ApiParts): Promise<void> {
  const { accounts, identity, streams, url } = parts;

  const forward = async (request: FastifyRequest, reply: FastifyReply) => {
    const answer = await accounts.answer(toWebRequest(request, url));
    const cookies = answer.headers.getSetCookie();
    if (cookies.length > 0) void reply.header('set-cookie', cookies);
    const body: unknown = await answer.json().catch(() => null);
    return reply.status(answer.status).send(answer.ok ? withoutToken(body) : toError(body));
  };

  api.post('/auth/sign-in/email', { config: { rateLimit: SIGN_IN_TRIES } }, forward);
  api.post('/auth/sign-out', async (request, reply) => {
    const session = await identity.find(request);
    await forward(request, reply);
    if (session) streams.endSession(session.id);
    return reply;
  });
  api.get('/auth/get-session', async (request, reply) => {
    // better-auth alone would accept a session past its absolute lifetime.
    const session = await identity.find(request, reply);
    return session ? forward(request, reply) : reply.send('null');
  });

  api.get('/session', async (request, reply): Promise<SessionAnswer> => {
    const { user } = await identity.requireUser(request, reply);
    return { user: { id: user.id, name: user.name, email: user.email, role: user.role } };
  });
}

function toWebRequest(request: FastifyRequest, url: string): Request {
  const headers = new Headers({ [CLIENT_ADDRESS_HEADER]: request.ip });
  for (const name of ['cookie', 'user-agent'] as const) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  const hasBody = request.method === 'POST';
  if (hasBody) headers.set('content-type', 'application/json');
  return new Request(new URL(request.url, url), {
    method: request.method,
    headers,
    ...(hasBody && { body: JSON.stringify(credentials.safeParse(request.body).data ?? {}) }),
  });
}

/** Only these fields of the body reach better-auth. */
const credentials = z.object({ email: z.string().max(320), password: z.string().max(1000) });

/** Removes the session's token, which belongs in the HttpOnly cookie only. */
function withoutToken(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body;
  const { token: _token, session, ...rest } = body as Record<string, unknown>;
  return session === undefined ? rest : { ...rest, session: withoutToken(session) };
}

function toError(body: unknown): ErrorAnswer {
  const { code } = Object(body) as { code?: unknown };
  const isWrong = code === 'INVALID_EMAIL_OR_PASSWORD';
  return presentError(new AppError(isWrong ? 'wrong-password' : 'sign-in-refused', {}));
}
