import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';
import type { SettingStore } from '../settings/setting-store.ts';
import type { Accounts } from '../users/accounts.ts';
import { readSecuritySettings } from '../users/security-settings.ts';
import type { Session } from '../users/user.ts';

/** Finds out who sent a request, and puts the user into `request.user`. */
export interface Identity {
  /**
   * Renews the session and its cookie when it is time to, but only if there is a reply for the
   * cookie.
   */
  find(request: FastifyRequest, reply?: FastifyReply): Promise<Session | undefined>;
  /** @throws 401 for a stranger */
  requireUser(request: FastifyRequest, reply?: FastifyReply): Promise<Session>;
  /** @throws 401 for a stranger, 403 for someone who is no admin, or who lacks the second factor
   *   that admins need here. */
  requireAdmin(request: FastifyRequest, reply?: FastifyReply): Promise<Session>;
}

export interface IdentityParts {
  readonly accounts: Accounts;
  readonly settings: SettingStore;
}

export function createIdentity({ accounts, settings }: IdentityParts): Identity {
  const find = async (request: FastifyRequest, reply?: FastifyReply) => {
    const { cookie } = request.headers;
    if (cookie === undefined) return undefined;
    const found = await accounts.findSession(new Headers({ cookie }), {
      renew: reply !== undefined,
    });
    if (found && found.setCookie.length > 0) void reply?.header('set-cookie', found.setCookie);
    if (found) request.user = found.session.user;
    return found?.session;
  };
  const requireUser: Identity['requireUser'] = async (request, reply) => {
    const session = await find(request, reply);
    if (!session) throw new AppError('not-signed-in', {});
    return session;
  };
  return {
    find,
    requireUser,
    requireAdmin: async (request, reply) => {
      const session = await requireUser(request, reply);
      if (session.user.role !== 'admin') throw new AppError('admins-only', {});
      if (!session.user.twoFactor && (await readSecuritySettings(settings)).twoFactorForAdmins)
        throw new AppError('two-factor-needed', {});
      return session;
    },
  };
}
