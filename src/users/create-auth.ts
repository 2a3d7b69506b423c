import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { admin, twoFactor } from 'better-auth/plugins';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password-policy.ts';
import type { Passwords } from './passwords.ts';
import { SESSION_IDLE_MS, SESSION_RENEWAL_MS } from './session-lifetime.ts';
import { newId } from '../new-id.ts';

/** LeadRabbit sets this header from the connection, so that a client cannot choose the address. */
export const CLIENT_ADDRESS_HEADER = 'x-leadrabbit-client-address';

/** How many recovery codes a person gets, in case the second factor is lost. */
const RECOVERY_CODES = 10;

/** The options that decide which tables and columns better-auth needs. */
export const AUTH_SCHEMA = {
  plugins: [
    admin({ defaultRole: 'user', adminRoles: ['admin'] }),
    twoFactor({
      issuer: 'LeadRabbit',
      backupCodeOptions: { amount: RECOVERY_CODES },
      otpOptions: {},
    }),
  ],
  user: {
    additionalFields: {
      lastSeenAt: { type: 'date', required: false, input: false },
      language: { type: 'string', required: false, input: false },
      timeZone: { type: 'string', required: false, input: false },
    },
  },
  session: {
    additionalFields: {
      lastUsedAt: { type: 'date', required: false, input: false },
    },
  },
} satisfies Pick<BetterAuthOptions, 'plugins' | 'user' | 'session'>;

export interface AuthOptions {
  readonly storage: { readonly accounts: NonNullable<BetterAuthOptions['database']> };
  /** Signs the session cookie. */
  readonly secret: string;
  /** The address of LeadRabbit. */
  readonly url: string;
  readonly secureCookies: boolean;
  readonly passwords: Passwords;
}

/** better-auth as LeadRabbit uses it. */
export function createAuth(options: AuthOptions) {
  return betterAuth({
    plugins: AUTH_SCHEMA.plugins,
    user: AUTH_SCHEMA.user,
    appName: 'LeadRabbit',
    baseURL: options.url,
    basePath: '/api/auth',
    secret: options.secret,
    // Its type names databases that are not installed here.
    // oxlint-disable-next-line typescript/no-unsafe-assignment
    database: options.storage.accounts,
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
      password: options.passwords,
    },
    session: {
      ...AUTH_SCHEMA.session,
      expiresIn: SESSION_IDLE_MS / 1000,
      updateAge: SESSION_RENEWAL_MS / 1000,
    },
    databaseHooks: {
      session: {
        delete: {
          // better-auth deletes a session when a request finds it expired. If only the clock was
          // wrong for a moment, that would sign everybody out; purging is done elsewhere.
          before: async (_session, context) => context?.path !== '/get-session',
        },
      },
    },
    // The HTTP layer limits sign-ins and refuses foreign origins for every route alike.
    rateLimit: { enabled: false },
    // What is no answer of better-auth's own, such as an outage of the database, is thrown to us.
    onAPIError: { throw: true },
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
      // An adapter, as that of MongoDB, makes ids of the same form itself.
      ...(typeof options.storage.accounts !== 'function' && {
        database: { generateId: () => newId() },
      }),
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
  });
}

export type Auth = ReturnType<typeof createAuth>;
