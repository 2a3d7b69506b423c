import { DEFAULT_DATA_DIR, variables, type Variables } from './config-variables.ts';

/** What LeadRabbit is told by its environment, checked once at start. */
export interface Config {
  readonly production: boolean;
  /** Where people and Meta reach LeadRabbit: an origin, without a slash at its end. */
  readonly url: string;
  /** Where Meta's dialog sends an admin back to; registered at the Meta app letter for letter. */
  readonly redirectUrl: string;
  /** The URL is https, so cookies are sent over nothing else. */
  readonly secureCookies: boolean;
  readonly host: string;
  readonly port: number;
  /** The folder of the database and of generated keys. */
  readonly dataDir: string;
  readonly logLevel: string;
  /** Whose `X-Forwarded-*` headers are believed, as Fastify takes it. */
  readonly trustProxy: boolean | number | string[];
  /** Host names that LeadRabbit answers to, besides that of `url` and those of this machine. */
  readonly allowedHosts: readonly string[];
  /** Signs session cookies; undefined only outside production, where the app generates one. */
  readonly sessionSecret: string | undefined;
  /** The first admin; without one a set-up page makes them. */
  readonly admin: { readonly email: string; readonly password: string } | undefined;
  /** The shortest pause between two background syncs of a Page, in ms; 0 switches them off. */
  readonly backgroundSyncMs: number;
  readonly tokenKeys: TokenKeys;
  /** Both undefined: LeadRabbit sends no mail. */
  readonly mail: { readonly smtpUrl: string | undefined; readonly from: string | undefined };
  readonly meta: MetaConfig;
  /** Set only while the Meta emulator stands in for Meta. */
  readonly demo: DemoConfig | undefined;
}

/** Keys of 32 bytes that stored tokens are encrypted with. */
export interface TokenKeys {
  /** Where undefined the app generates one and keeps it in the data folder. */
  readonly current: Buffer | undefined;
  /** Still reads what was encrypted before the key was changed. */
  readonly previous: Buffer | undefined;
}

/** The Meta app that LeadRabbit acts as. */
export interface MetaConfig {
  readonly appId: string;
  readonly clientSecret: string;
  /** Any of them may have signed a webhook; during a change there are two. */
  readonly webhookSecrets: readonly string[];
  /** Any of them answers a verification handshake; the first is the current one. */
  readonly verifyTokens: readonly string[];
  readonly graphUrl: string;
  readonly dialogUrl: string;
  readonly graphVersion: string;
  /** Permissions that must be granted. */
  readonly scopes: readonly string[];
  /** Permissions that are asked for too, but may be declined. */
  readonly optionalScopes: readonly string[];
}

export interface DemoConfig {
  readonly emulatorUrl: string;
  readonly accounts: DemoAccount[];
}

export interface DemoAccount {
  readonly role: 'admin' | 'user';
  readonly email: string;
  readonly password: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Names every variable that is missing or wrong, and how to get each. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(`LeadRabbit cannot start with this configuration:\n\n${problems.map(bullet).join('\n')}`);
    this.name = 'ConfigError';
  }
}

const bullet = (problem: string) => `  - ${problem}`;

/** Without these no Page is listed or no lead can be read; leads come in without all others. */
const ESSENTIAL_SCOPES = new Set(['pages_show_list', 'pages_read_engagement', 'leads_retrieval']);

const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { role: 'admin', email: 'admin@leadrabbit.example', password: 'demo-admin-password' },
  { role: 'user', email: 'user@leadrabbit.example', password: 'demo-user-password' },
];

/** The app that the Meta emulator knows; public, and worth nothing at Meta. */
const EMULATOR_APP = {
  FACEBOOK_CLIENT_ID: '100000000000001',
  FACEBOOK_CLIENT_SECRET: 'emulator-app-secret',
  FACEBOOK_WEBHOOK_VERIFY_TOKEN: 'emulator-verify-token',
};

/**
 * Reads the configuration from variables of the environment; empty ones count as not set. Without
 * a `FACEBOOK_CLIENT_ID` the Meta emulator stands in for Meta, except in production.
 * @throws ConfigError
 */
export function readConfig(environment: Environment): Config {
  const env = withoutBlanks(environment);
  const isDemo = isDemoIn(env);
  const { data, error } = variables(env['NODE_ENV'] === 'production').safeParse(
    isDemo ? { ...env, ...emulated(env) } : env,
  );
  const wrong = error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? [];
  const problems = [...wrong, ...contradictions(env, isDemo)];
  if (data === undefined || problems.length > 0) throw new ConfigError(problems);
  return toConfig(data, isDemo);
}

/**
 * The data folder alone, for programs that need nothing else: they work even if a setting for Meta is
 * missing.
 */
export function readDataDir(environment: Environment): string {
  const env = withoutBlanks(environment);
  return dataDirOf(env['DATA_DIR'] ?? DEFAULT_DATA_DIR, isDemoIn(env));
}

const isDemoIn = (env: Environment): boolean =>
  env['NODE_ENV'] !== 'production' && env['FACEBOOK_CLIENT_ID'] === undefined;

/** Made-up Pages and accounts with known passwords must never mix with real ones. */
const dataDirOf = (dataDir: string, isDemo: boolean): string =>
  isDemo ? `${dataDir}/demo` : dataDir;

function toConfig(given: Variables, isDemo: boolean): Config {
  const production = given.NODE_ENV === 'production';
  const emulatorUrl = `http://localhost:${given.EMULATOR_PORT}`;
  const url = given.URL ?? given.NEXTAUTH_URL ?? `http://localhost:${given.PORT}`;
  return {
    production,
    url,
    redirectUrl: given.REDIRECT_URL ?? `${url}/api/facebook/auth`,
    secureCookies: url.startsWith('https:'),
    // In production the outside is let in by a container or proxy; elsewhere nothing is.
    host: given.HOST ?? (production ? '0.0.0.0' : 'localhost'),
    port: given.PORT,
    dataDir: dataDirOf(given.DATA_DIR, isDemo),
    logLevel: given.LOG_LEVEL,
    trustProxy: given.TRUST_PROXY,
    allowedHosts: given.ALLOWED_HOSTS,
    sessionSecret: given.NEXTAUTH_SECRET,
    admin:
      given.ADMIN_EMAIL !== undefined && given.ADMIN_PASSWORD !== undefined
        ? { email: given.ADMIN_EMAIL, password: given.ADMIN_PASSWORD }
        : undefined,
    backgroundSyncMs: given.CATCH_UP_MINUTES * 60_000,
    tokenKeys: {
      current: given.TOKEN_ENCRYPTION_KEY,
      previous: given.TOKEN_ENCRYPTION_KEY_PREVIOUS,
    },
    mail: { smtpUrl: given.SMTP_URL, from: given.MAIL_FROM },
    meta: {
      ...toMeta(given, isDemo),
      ...(isDemo && { graphUrl: emulatorUrl, dialogUrl: emulatorUrl }),
    },
    demo: isDemo ? { emulatorUrl, accounts: [...DEMO_ACCOUNTS] } : undefined,
  };
}

function toMeta(given: Variables, isDemo: boolean): MetaConfig {
  const secret = given.FACEBOOK_CLIENT_SECRET;
  return {
    appId: given.FACEBOOK_CLIENT_ID,
    clientSecret: secret,
    webhookSecrets: present(
      given.FACEBOOK_APP_SECRET ?? secret,
      given.FACEBOOK_APP_SECRET_PREVIOUS,
      // The emulator signs with its own secret, whatever is set here.
      isDemo ? secret : undefined,
    ),
    verifyTokens: present(
      given.FACEBOOK_WEBHOOK_VERIFY_TOKEN,
      given.FACEBOOK_WEBHOOK_VERIFY_TOKEN_PREVIOUS,
    ),
    graphUrl: given.FACEBOOK_GRAPH_URL,
    dialogUrl: given.FACEBOOK_DIALOG_URL,
    graphVersion: given.FACEBOOK_GRAPH_VERSION,
    scopes: given.FACEBOOK_SCOPES.filter((scope) => ESSENTIAL_SCOPES.has(scope)),
    optionalScopes: given.FACEBOOK_SCOPES.filter((scope) => !ESSENTIAL_SCOPES.has(scope)),
  };
}

/** What one variable alone does not show. */
function contradictions(env: Environment, isDemo: boolean): string[] {
  const isSet = (name: string) => env[name] !== undefined;
  const problems: string[] = [];
  if (isDemo && isSet('FACEBOOK_CLIENT_SECRET'))
    problems.push(
      'FACEBOOK_CLIENT_ID is missing while FACEBOOK_CLIENT_SECRET is set. Copy the "App ID" from ' +
        'App settings > Basic at developers.facebook.com/apps, or unset both to try LeadRabbit ' +
        'with the Meta emulator.',
    );
  if (isDemo && (env['PORT'] ?? '4000') === (env['EMULATOR_PORT'] ?? '4001'))
    problems.push('EMULATOR_PORT is the same as PORT. Choose another number for one of them.');
  if (env['NODE_ENV'] === 'production' && !isSet('URL') && !isSet('NEXTAUTH_URL'))
    problems.push(
      'URL is missing. Set it to the address where people and Meta reach LeadRabbit, such as ' +
        'https://leads.example.com.',
    );
  if (isSet('SMTP_URL') !== isSet('MAIL_FROM'))
    problems.push(
      isSet('SMTP_URL')
        ? 'MAIL_FROM is missing while SMTP_URL is set. Set it to the sender of mails, such as leads@example.com.'
        : 'SMTP_URL is missing while MAIL_FROM is set. Set both to send mail, or neither.',
    );
  for (const [one, other] of [
    ['ADMIN_EMAIL', 'ADMIN_PASSWORD'],
    ['ADMIN_PASSWORD', 'ADMIN_EMAIL'],
  ] as const)
    if (isSet(one) && !isSet(other))
      problems.push(
        `${other} is missing while ${one} is set. Set both to make the first admin, or neither ` +
          'to use the set-up page.',
      );
  return problems;
}

/** A verify token of one's own is kept: whoever sets one wants to send the handshake. */
function emulated(env: Environment): Environment {
  return {
    ...EMULATOR_APP,
    FACEBOOK_WEBHOOK_VERIFY_TOKEN:
      env['FACEBOOK_WEBHOOK_VERIFY_TOKEN'] ?? EMULATOR_APP.FACEBOOK_WEBHOOK_VERIFY_TOKEN,
  };
}

/** A space at the start or end of one of these may belong to it. */
const SECRETS = new Set([
  'ADMIN_PASSWORD',
  'FACEBOOK_APP_SECRET',
  'FACEBOOK_APP_SECRET_PREVIOUS',
  'FACEBOOK_CLIENT_SECRET',
  'FACEBOOK_WEBHOOK_VERIFY_TOKEN',
  'FACEBOOK_WEBHOOK_VERIFY_TOKEN_PREVIOUS',
  'NEXTAUTH_SECRET',
  'SMTP_URL',
]);

function withoutBlanks(environment: Environment): Environment {
  const set = Object.entries(environment)
    .filter(([, value]) => value !== undefined && value.trim() !== '')
    .map(([name, value]) => [name, SECRETS.has(name) ? value : value?.trim()] as const);
  return Object.fromEntries(set);
}

const present = (...values: (string | undefined)[]): string[] => [
  ...new Set(values.filter((value) => value !== undefined)),
];
