import type { BetterAuthOptions } from 'better-auth';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { createAddPassword } from './add-password.ts';
import { createFirstAdmin, type CreateFirstAdmin } from './create-first-admin.ts';
import { createAuth } from './create-auth.ts';
import { watchDatabase } from './database-failures.ts';
import { findPending, type PendingSignIn } from './find-pending.ts';
import { createOpenSessions, type OpenSessions } from './open-sessions.ts';
import type { Passwords } from './passwords.ts';
import { ownError } from './own-error.ts';
import { isSessionOver, SESSION_IDLE_MS, SESSION_RENEWAL_MS } from './session-lifetime.ts';
import type { SessionStore } from './session-store.ts';
import { isDisabled, toUser } from './user-row.ts';
import type { UserStore } from './user-store.ts';
import type { NewUser, Session, User } from './user.ts';

export interface AccountsOptions {
  /** What the storage offers for accounts; all three are the same data. */
  readonly storage: {
    readonly accounts: NonNullable<BetterAuthOptions['database']>;
    readonly users: UserStore;
    readonly sessions: SessionStore;
  };
  /** Signs the session cookie. */
  readonly secret: string;
  /** The address of LeadRabbit. */
  readonly url: string;
  readonly secureCookies: boolean;
  readonly passwords: Passwords;
  readonly now?: () => Date;
}

/** Who may sign in, and who is signed in. Uses better-auth, which also handles the passwords. */
export interface Accounts {
  /**
   * Answers better-auth's own routes below `/api/auth`.
   *
   * @throws the error that prevented an answer, such as the `storage-unavailable` error
   */
  answer(request: Request): Promise<Response>;
  /**
   * The session of a request's cookie. Undefined if there is none, if it is over, or if its user is
   * disabled.
   *
   * @param renew whether the session may be renewed. Then `setCookie` has to be sent back: the
   *   browser forgets a cookie that is not renewed together with its session.
   */
  findSession(
    headers: Headers,
    options: { readonly renew: boolean },
  ): Promise<{ session: Session; setCookie: string[] } | undefined>;
  /**
   * The sign-in that waits for the second factor in the browser that sent these cookies. Whether
   * the cookie is genuine is left to better-auth, which gets `cookie` with the code.
   */
  findPending(cookies: string): Promise<PendingSignIn | undefined>;
  readonly sessions: OpenSessions;
  /** Whether an admin exists who can sign in. */
  hasAdmin(): Promise<boolean>;
  /** @throws the `account-refused` error with the reason, such as an address already in use. */
  create(user: NewUser): Promise<User>;
  /**
   * Makes an account without a password: nobody can sign in to it yet.
   *
   * @throws the `account-exists` error
   */
  createInvited(user: Omit<NewUser, 'password'>): Promise<User>;
  /**
   * Makes the first admin, or completes the account of this address that a crash left without a password.
   *
   * @returns undefined if there is an admin who can sign in
   * @throws the `account-exists` error if somebody who is no admin has the address
   */
  readonly createFirstAdmin: CreateFirstAdmin;
  /**
   * Makes the account unless the address has one. If several processes do so at once, all succeed,
   * and one of them makes it. Completes an account that an ended process left incomplete.
   */
  createIfAbsent(user: NewUser): Promise<void>;
}

/** Opens the accounts of an open storage. */
export async function openAccounts(options: AccountsOptions): Promise<Accounts> {
  const { storage, passwords, now = () => new Date() } = options;
  const auth = createAuth(options);
  const { adapter, internalAdapter, createAuthCookie } = await auth.$context;
  const failures = watchDatabase(adapter);
  const pendingSource = {
    cookieName: createAuthCookie('two_factor').name,
    find: (identifier: string) => internalAdapter.findVerificationValue(identifier),
    now,
  };

  const create = async ({ name, email, password, role }: NewUser): Promise<User> => {
    try {
      const { user } = await auth.api.createUser({ body: { name, email, password, role } });
      return toUser(user);
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw accountRefused(error);
    }
  };

  const addPassword = createAddPassword(internalAdapter, passwords);

  /** @returns whether there is one now */
  const complete = async ({ email, password }: NewUser): Promise<boolean> => {
    const found = await storage.users.findByEmail(email.toLowerCase());
    if (!found) return false;
    if (!found.hasPassword) await addPassword(found.id, password);
    return true;
  };

  return {
    answer: (request) => failures.refuse(() => auth.handler(request)).catch(throwOwn),
    sessions: createOpenSessions(storage.sessions, now),
    findSession: async (headers, { renew }) => {
      const query = { disableRefresh: true };
      const found = await auth.api.getSession({ headers, query }).catch(throwOwn);
      if (!found || isSessionOver(found.session, now()) || isDisabled(found.user, now()))
        return undefined;
      const session = { id: found.session.id, user: toUser(found.user) };
      if (renew && isUseDue(found.session.lastUsedAt, now()))
        // The time of the last use is not worth refusing a request.
        void storage.sessions.noteUse(session.id, now()).catch(() => undefined);
      if (!renew || !isRenewalDue(found.session.expiresAt, now()))
        return { session, setCookie: [] };
      // The session stays valid if it cannot be renewed now. The next request tries again.
      const renewed = await auth.api
        .getSession({ headers, returnHeaders: true })
        .catch(() => undefined);
      return { session, setCookie: renewed?.headers.getSetCookie() ?? [] };
    },
    findPending: (cookies) => findPending(cookies, pendingSource),
    hasAdmin: () => storage.users.hasAdmin(),
    create,
    createInvited: async ({ name, email, role }) => {
      if (await storage.users.findByEmail(email)) throw new AppError('account-exists', {});
      const user = { name, email, role, emailVerified: false };
      const made = await internalAdapter
        .createUser(user, { method: 'admin' })
        .catch(async (error: unknown) => {
          // Another request made it in between.
          if (await storage.users.findByEmail(email)) throw new AppError('account-exists', {});
          throw error;
        });
      return toUser(made);
    },
    createFirstAdmin: createFirstAdmin({ adapter: internalAdapter, passwords, now, ...storage }),
    createIfAbsent: async (user) => {
      if (await complete(user)) return;
      try {
        await create(user);
      } catch (error) {
        if (!(await complete(user))) throw error;
      }
    },
  };
}

const throwOwn = (error: unknown): never => {
  throw ownError(error);
};

/** The rule by which better-auth renews a session. */
const isRenewalDue = (expiresAt: Date, now: Date): boolean =>
  expiresAt.getTime() - SESSION_IDLE_MS + SESSION_RENEWAL_MS <= now.getTime();

/** The use of a session is stored at most once a minute. */
const NOTE_USE_MS = 60_000;

const isUseDue = (lastUsedAt: Date | null | undefined, now: Date): boolean =>
  !lastUsedAt || Math.abs(now.getTime() - new Date(lastUsedAt).getTime()) >= NOTE_USE_MS;

/** The codes of better-auth for errors that a person can correct. */
const REFUSALS = {
  USER_ALREADY_EXISTS: 'account-exists',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'account-exists',
  PASSWORD_TOO_SHORT: 'password-too-short',
  PASSWORD_TOO_LONG: 'password-too-long',
  INVALID_EMAIL: 'invalid-email',
} as const;

const isRefusal = (code: string): code is keyof typeof REFUSALS => Object.hasOwn(REFUSALS, code);

function accountRefused(cause: unknown): AppError {
  const { code } = z
    .object({ body: z.object({ code: z.string() }) })
    .transform(({ body }) => body)
    .catch({ code: '' })
    .parse(cause);
  return new AppError(isRefusal(code) ? REFUSALS[code] : 'account-refused', {}, { cause });
}
