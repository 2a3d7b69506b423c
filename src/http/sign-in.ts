import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';
import { bodyOf, sendCookies, toAuthRequest } from './auth-request.ts';
import { deviceCookie, deviceMarkOf } from './device-cookie.ts';
import type { ApiParts } from './server-parts.ts';

export interface SignInOptions {
  /** The person has just chosen this password by a link, so nobody can be guessing it. */
  readonly isAfterLink?: boolean;
}

/** Signs a person in: sets the cookies of the answer and returns its body. */
export type SignIn = (
  request: FastifyRequest,
  reply: FastifyReply,
  credentials: { readonly email: string; readonly password: string },
  options?: SignInOptions,
) => Promise<unknown>;

/** @throws the `wrong-password`, `account-disabled` and `sign-in-slowed` errors */
export function createSignIn(parts: ApiParts): SignIn {
  const { accounts, url, secureCookies } = parts;
  const { slowing, devices } = parts.team;
  return async (request, reply, { email, password }, { isAfterLink = false } = {}) => {
    const isKnown = isAfterLink || devices.isKnown(email, deviceMarkOf(request));
    await slowing.enter(email, isKnown);
    const answer = await accounts.answer(
      toAuthRequest(request, url, { path: '/api/auth/sign-in/email', body: { email, password } }),
    );
    sendCookies(reply, answer);
    const body = await bodyOf(answer);
    if (!answer.ok) {
      const failure = refusalOf(body);
      if (failure.code === 'wrong-password') slowing.noteFailure(email);
      throw failure;
    }
    slowing.noteSuccess(email);
    void reply.header('set-cookie', deviceCookie(devices.mark(email), secureCookies));
    return presentSignIn(body);
  };
}

/** Without the session's token, which belongs in the HttpOnly cookie only. */
export function presentSignIn(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body;
  if ('twoFactorRedirect' in body) return { twoFactorRequired: true };
  const { token: _token, session, ...rest } = body as Record<string, unknown>;
  return session === undefined ? rest : { ...rest, session: presentSignIn(session) };
}

/** Why better-auth refused a sign-in. */
export function refusalOf(body: unknown): AppError {
  const { code } = Object(body) as { code?: unknown };
  if (code === 'INVALID_EMAIL_OR_PASSWORD') return new AppError('wrong-password', {});
  if (code === 'BANNED_USER') return new AppError('account-disabled', {});
  return new AppError('sign-in-refused', {});
}
