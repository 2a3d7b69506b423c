import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { admin } from 'better-auth/plugins';
import { AppError } from '../errors.ts';
import type { NewUser, Session, User, UserRole } from './user.ts';

/** Set by us from the connection, never by a client, so that the session's address is true. */
export const CLIENT_ADDRESS_HEADER = 'x-leadrabbit-client-address';

export interface AccountsOptions {
  readonly database: NonNullable<BetterAuthOptions['database']>;
  /** Signs the session cookie. */
  readonly secret: string;
  /** Where LeadRabbit is reached. */
  readonly url: string;
  readonly secureCookies: boolean;
}

/** Who may sign in, and who is signed in. Built on better-auth; passwords are its business. */
export interface Accounts {
  /** Answers better-auth's own routes below `/api/auth`. */
  answer(request: Request): Promise<Response>;
  /** The session of a request's cookie, with the cookie renewal that is to be sent back. */
  findSession(headers: Headers): Promise<{ session: Session; setCookie: string[] } | undefined>;
  findUserByEmail(email: string): Promise<User | undefined>;
  hasAdmin(): Promise<boolean>;
  /** @throws the `account-refused` error with the reason, such as an address already in use. */
  create(user: NewUser): Promise<User>;
}

/** Opens the accounts and brings their tables up to date. */
export async function openAccounts(options: AccountsOptions): Promise<Accounts> {
  const auth = createAuth(options);
  const { runMigrations } = await getMigrations(auth.options);
  await runMigrations();
  const { adapter, internalAdapter } = await auth.$context;

  return {
    answer: (request) => auth.handler(request),
    findSession: async (headers) => {
      const { response, headers: answered } = await auth.api.getSession({
        headers,
        returnHeaders: true,
      });
      if (!response) return undefined;
      const session = { id: response.session.id, user: toUser(response.user) };
      return { session, setCookie: answered.getSetCookie() };
    },
    findUserByEmail: async (email) => {
      const found = await internalAdapter.findUserByEmail(email.toLowerCase());
      return found ? toUser(found.user) : undefined;
    },
    hasAdmin: async () =>
      (await adapter.count({ model: 'user', where: [{ field: 'role', value: 'admin' }] })) > 0,
    create: async ({ name, email, password, role }) => {
      try {
        const { user } = await auth.api.createUser({ body: { name, email, password, role } });
        return toUser(user);
      } catch (error) {
        const reason = error instanceof Error ? error.message : 'The account could not be made.';
        throw new AppError(400, 'account-refused', reason, { cause: error });
      }
    },
  };
}

function createAuth(options: AccountsOptions) {
  return betterAuth({
    appName: 'LeadRabbit',
    baseURL: options.url,
    basePath: '/api/auth',
    secret: options.secret,
    database: options.database,
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 8 },
    plugins: [admin({ defaultRole: 'user', adminRoles: ['admin'] })],
    // The HTTP layer limits sign-ins and refuses foreign origins for every route alike.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      disableCSRFCheck: true,
      disableOriginCheck: true,
      // The name is fixed, so the __Secure- prefix that better-auth adds has to go.
      useSecureCookies: false,
      cookies: { session_token: { name: 'appToken' } },
      defaultCookieAttributes: {
        httpOnly: true,
        sameSite: 'lax',
        secure: options.secureCookies,
        path: '/',
      },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
  });
}

function toUser(user: {
  id: string;
  name: string;
  email: string;
  role?: string | string[] | null | undefined;
}): User {
  const role: UserRole = user.role === 'admin' ? 'admin' : 'user';
  return { id: user.id, name: user.name, email: user.email, role };
}
