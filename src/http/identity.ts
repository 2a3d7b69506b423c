import type { FastifyReply, FastifyRequest } from 'fastify';
import { mayDo, type ApiKey, type ApiScope } from '../api-keys/api-key.ts';
import type { ApiKeys } from '../api-keys/api-keys.ts';
import { AppError } from '../errors.ts';
import type { SettingStore } from '../settings/setting-store.ts';
import type { Accounts } from '../users/accounts.ts';
import { readSecuritySettings } from '../users/security-settings.ts';
import type { Session, UserRole } from '../users/user.ts';
import { secretOfRequest } from './request-key.ts';

/** What a route asks of whoever calls it: a role of a person, or a scope of an API key. */
export interface Access {
  readonly role: UserRole;
  readonly scope: ApiScope;
}

/** A session, or an API key in its place. */
export interface Principal {
  /** Of the session; of a key `key:` and its id. */
  readonly id: string;
  readonly role: UserRole;
}

/** Finds out who sent a request, and puts it into `request.user` or `request.apiKey`. */
export interface Identity {
  /**
   * The session of a request. Renews it and its cookie when it is time to, but only if there is a reply
   * for the cookie. A request with an API key has none, whatever cookies it carries.
   */
  find(request: FastifyRequest, reply?: FastifyReply): Promise<Session | undefined>;
  /** @throws 401 for a stranger, 403 for an API key */
  requireUser(request: FastifyRequest, reply?: FastifyReply): Promise<Session>;
  /**
   * Lets in a person with the role, or an API key with the scope.
   *
   * @throws 401 for a stranger or a wrong key; 403 for a person without the role or without the second
   *   factor that admins need here, and for a key without the scope; 429 for a key that asks too often
   */
  admit(request: FastifyRequest, access: Access, reply?: FastifyReply): Promise<Principal>;
}

export interface IdentityParts {
  readonly accounts: Accounts;
  readonly settings: SettingStore;
  readonly apiKeys: Pick<ApiKeys, 'open'>;
  /** @throws 429 if this key has asked too often */
  readonly limitKey: (request: FastifyRequest, key: ApiKey) => Promise<void>;
}

/** The id of a key among those of sessions. */
export const KEY_PRINCIPAL = 'key:';

export function createIdentity({ accounts, settings, apiKeys, limitKey }: IdentityParts): Identity {
  /** A route asks before the body is read, and its handler once more. */
  const known = new WeakMap<FastifyRequest, Session>();

  const find: Identity['find'] = async (request, reply) => {
    const before = known.get(request);
    if (before) return before;
    const { cookie } = request.headers;
    if (cookie === undefined || secretOfRequest(request) !== undefined) return undefined;
    const found = await accounts.findSession(new Headers({ cookie }), {
      renew: reply !== undefined,
    });
    if (found && found.setCookie.length > 0) void reply?.header('set-cookie', found.setCookie);
    if (found) {
      request.user = found.session.user;
      known.set(request, found.session);
    }
    return found?.session;
  };

  const admitKey = async (request: FastifyRequest, secret: string, { scope }: Access) => {
    const key = await apiKeys.open(secret);
    await limitKey(request, key);
    request.apiKey = key;
    if (!mayDo(key, scope)) throw new AppError('scope-missing', { scope });
    return { id: `${KEY_PRINCIPAL}${key.id}`, role: roleOfKey(key) };
  };

  const requireUser: Identity['requireUser'] = async (request, reply) => {
    if (secretOfRequest(request) !== undefined) throw new AppError('session-needed', {});
    const session = await find(request, reply);
    if (!session) throw new AppError('not-signed-in', {});
    return session;
  };

  return {
    find,
    requireUser,
    admit: async (request, access, reply) => {
      const secret = secretOfRequest(request);
      if (secret !== undefined) return admitKey(request, secret, access);
      const { id, user } = await requireUser(request, reply);
      if (access.role === 'user') return { id, role: user.role };
      if (user.role !== 'admin') throw new AppError('admins-only', {});
      if (!user.twoFactor && (await readSecuritySettings(settings)).twoFactorForAdmins)
        throw new AppError('two-factor-needed', {});
      return { id, role: user.role };
    },
  };
}

/** What a key hears of live events. */
export const roleOfKey = (key: Pick<ApiKey, 'scopes'>): UserRole =>
  mayDo(key, 'admin') ? 'admin' : 'user';
