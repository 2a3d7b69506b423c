import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { AuditLog } from '../audit/audit-log.ts';
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
  const { accounts, audit, url, secureCookies } = parts;
  const { slowing, devices, guardSignIn } = parts.team;
  return async (request, reply, { email, password }, { isAfterLink = false } = {}) => {
    const isKnown = isAfterLink || devices.isKnown(email, deviceMarkOf(request));
    const asStranger = { by: { kind: 'stranger', address: request.ip } as const };
    const id = await parts.team.people.idOf(email);
    const recordFailure = (action: 'sign-in-failed' | 'sign-in-slowed') =>
      audit.record({ action, ...asStranger, ...(id && { target: { kind: 'user', id } }) });
    try {
      await slowing.enter(email, isKnown);
    } catch (error) {
      await recordFailure('sign-in-slowed');
      throw error;
    }
    const what = { path: '/api/auth/sign-in/email', body: { email, password } };
    const answer = await guardSignIn(id, () => accounts.answer(toAuthRequest(request, url, what)));
    const body = answer && (await bodyOf(answer));
    if (!answer?.ok) {
      if (answer) sendCookies(reply, answer);
      const failure = answer ? refusalOf(body) : new AppError('wrong-password', {});
      if (failure.code === 'wrong-password') await slowing.noteFailure(email);
      await recordFailure('sign-in-failed');
      throw failure;
    }
    await slowing.noteSuccess(email);
    await recordSignIn(audit, request, body);
    // A sign-in that is refused in the end leaves nothing in the browser.
    sendCookies(reply, answer);
    void reply.header('set-cookie', deviceCookie(devices.mark(email), secureCookies));
    return presentSignIn(body);
  };
}

/** @param body better-auth's answer to a sign-in; without a user if a second factor is asked for */
export async function recordSignIn(
  audit: AuditLog,
  { ip }: Pick<FastifyRequest, 'ip'>,
  body: unknown,
): Promise<void> {
  const user = signedInUser.safeParse(body).data?.user;
  if (!user) return;
  await audit.record({
    action: 'sign-in',
    by: { kind: 'user', ...user, address: ip },
    target: { kind: 'user', id: user.id },
  });
}

const signedInUser = z.object({ user: z.object({ id: z.string(), name: z.string() }) });

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
