import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';
import { bodyOf, sendCookies, toAuthRequest } from './auth-request.ts';
import type { ApiParts } from './server-parts.ts';
import { presentSignIn, recordSignIn } from './sign-in.ts';

/** Completes a sign-in that waits for the second factor. */
export type SecondFactor = (
  request: FastifyRequest,
  reply: FastifyReply,
  code: string,
) => Promise<unknown>;

/**
 * @throws `second-factor-over` if no sign-in of this browser waits; `wrong-second-factor`;
 *   `second-factor-slowed` after too many wrong codes; `second-factor-unreadable`
 */
export function createSecondFactor(parts: ApiParts): SecondFactor {
  const { accounts, audit, url } = parts;
  const { usedCodes, guardSignIn } = parts.team;

  return async (request, reply, given) => {
    const pending = await accounts.findPending(request.headers.cookie ?? '');
    // Nothing is recorded: anybody could fill the audit log with it.
    if (!pending) throw new AppError('second-factor-over', {});
    const { userId, cookie } = pending;
    const code = given.replaceAll(/\s/g, '');
    const isTotp = /^\d{6}$/.test(code);
    const path = `/api/auth/two-factor/verify-${isTotp ? 'totp' : 'backup-code'}`;
    const target = { kind: 'user', id: userId } as const;
    const by = { kind: 'stranger', address: request.ip } as const;
    const wasUsed = isTotp && !(await usedCodes.claim(userId, code));
    try {
      if (wasUsed) throw new AppError('wrong-second-factor', {});
      // Without its session cookie: the code completes a sign-in, and changes nothing for who is signed in.
      const authRequest = toAuthRequest(request, url, { path, body: { code }, cookie });
      const answer = await guardSignIn(userId, () => accounts.answer(authRequest));
      if (!answer) throw new AppError('second-factor-over', {});
      const body = await bodyOf(answer);
      if (answer.ok) await recordSignIn(audit, request, body);
      sendCookies(reply, answer);
      if (!answer.ok) throw refusalOf(body);
      return presentSignIn(body);
    } catch (error) {
      if (isTotp && !wasUsed) await usedCodes.release(userId, code);
      const failure = toAppError(error);
      if (failure.code === 'wrong-second-factor' || failure.code === 'second-factor-slowed')
        await audit.record({ action: 'second-factor-failed', by, target });
      throw failure;
    }
  };
}

/** Why better-auth refused a code. It counts five wrong codes for a sign-in, and ten for an account. */
function refusalOf(body: unknown): AppError {
  const { code } = Object(body) as { code?: unknown };
  if (code === 'INVALID_TWO_FACTOR_COOKIE' || code === 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE')
    return new AppError('second-factor-over', {});
  if (code === 'ACCOUNT_TEMPORARILY_LOCKED') return new AppError('second-factor-slowed', {});
  return new AppError('wrong-second-factor', {});
}

/** What cannot be decrypted was encrypted with another NEXTAUTH_SECRET. */
function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof Error && error.message === 'invalid tag')
    return new AppError('second-factor-unreadable', {}, { cause: error });
  throw error;
}
