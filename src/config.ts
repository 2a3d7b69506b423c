import { DEFAULT_DATA_DIR, variables, type Variables } from './config-variables.ts';

/** The configuration of LeadRabbit. It comes from the environment and is checked once at start. */
export interface Config {
  readonly production: boolean;
  /** The address of LeadRabbit for people and Meta: an origin, without a slash at its end. */
  readonly url: string;
  /**
   * The address to which Meta's dialog redirects an admin. The Meta app must list exactly this one.
   */
  readonly redirectUrl: string;
  /** True if the URL is https. Then browsers send the cookies only over https. */
  readonly secureCookies: boolean;
  readonly host: string;
  readonly port: number;
  /** The folder of the database and of generated keys. */
  readonly dataDir: string;
  /** The MongoDB database that holds the data; undefined for the embedded SQLite. */
  readonly mongodb: { readonly uri: string; readonly dbName: string } | undefined;
  readonly logLevel: string;
  /**
   * The proxies whose `X-Forwarded-*` headers are trusted, in the form of Fastify's `trustProxy`.
   */
  readonly trustProxy: boolean | number | string[];
  /** Host names that LeadRabbit answers to, besides that of `url` and those of this machine. */
  readonly allowedHosts: readonly string[];
  /** Signs session cookies; undefined only outside production, where the app generates one. */
  readonly sessionSecret: string | undefined;
  /** The first admin. If undefined, the set-up page creates one. */
  readonly admin: { readonly email: string; readonly password: string } | undefined;
  /** The most bytes that a file to import may have. */
  readonly importLimitBytes: number;
  /** The shortest pause between two background syncs of a Page, in ms; 0 switches them off. */
  readonly backgroundSyncMs: number;
  readonly tokenKeys: TokenKeys;
  /** If both are undefined, LeadRabbit sends no mail. */
  readonly mail: { readonly smtpUrl: string | undefined; readonly from: string | undefined };
  readonly meta: MetaConfig;
  /** Set only if the Meta emulator is used instead of Meta. */
  readonly demo: DemoConfig | undefined;
}

/** The keys of 32 bytes with which stored tokens are encrypted. */
export interface TokenKeys {
  /** If undefined, the app generates a key and keeps it in the data folder. */
  readonly current: Buffer | undefined;
  /** Decrypts tokens that were encrypted before the key was changed. */
  readonly previous: Buffer | undefined;
}

/** The Meta app that LeadRabbit acts as. */
export interface MetaConfig {
  readonly appId: string;
  readonly clientSecret: string;
  /**
   * The secrets that webhooks may be signed with. There are two while the secret is being changed.
   */
  readonly webhookSecrets: readonly string[];
  /** The tokens that a verification handshake may have. The first is the current one. */
  readonly verifyTokens: readonly string[];
  readonly graphUrl: string;
  readonly dialogUrl: string;
  readonly graphVersion: string;
  /** Permissions that must be granted. */
  readonly scopes: readonly string[];
  /** Permissions that are also asked for, and that may be declined. */
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

/**
 * Thrown if variables are missing or wrong. Names each of them and says how to get a valid value.
 */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(`LeadRabbit cannot start with this configuration:\n\n${problems.map(bullet).join('\n')}`);
    this.name = 'ConfigError';
  }
}

const bullet = (problem: string) => `  - ${problem}`;

/**
 * Without these permissions no Page is listed or no lead is read. The others are not needed for
 * leads.
 */
const ESSENTIAL_SCOPES = new Set(['pages_show_list', 'pages_read_engagement', 'leads_retrieval']);

const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { role: 'admin', email: 'admin@leadrabbit.example', password: 'demo-admin-password' },
  { role: 'user', email: 'user@leadrabbit.example', password: 'demo-user-password' },
];

/** The app of the Meta emulator. Its values are public and not valid at Meta. */
const EMULATOR_APP = {
  FACEBOOK_CLIENT_ID: '100000000000001',
  FACEBOOK_CLIENT_SECRET: 'emulator-app-secret',
  FACEBOOK_WEBHOOK_VERIFY_TOKEN: 'emulator-verify-token',
};

/**
 * Reads the configuration from the variables of the environment. An empty variable counts as not
 * set. Without a `FACEBOOK_CLIENT_ID` the Meta emulator is used instead of Meta, except in
 * production.
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
 * Reads only the data folder, for programs that need no other setting. They work even if a setting
 * for Meta is missing.
 */
export function readDataDir(environment: Environment): string {
  const env = withoutBlanks(environment);
  return dataDirOf(env['DATA_DIR'] ?? DEFAULT_DATA_DIR, isDemoIn(env));
}

/**
 * Reads only which MongoDB database to use; undefined for the embedded SQLite.
 *
 * @throws ConfigError
 */
export function readMongodb(environment: Environment): Config['mongodb'] {
  const { data, error } = variables(false)
    .pick({ MONGODB_URI: true, DB_NAME: true })
    .safeParse(withoutBlanks(environment));
  if (data === undefined)
    throw new ConfigError(error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
  return toMongodb(data);
}

const isDemoIn = (env: Environment): boolean =>
  env['NODE_ENV'] !== 'production' && env['FACEBOOK_CLIENT_ID'] === undefined;

/** Made-up Pages and accounts with known passwords must never mix with real ones. */
const dataDirOf = (dataDir: string, isDemo: boolean): string =>
  isDemo ? `${dataDir}/demo` : dataDir;

const toMongodb = ({
  MONGODB_URI: uri,
  DB_NAME: dbName,
}: Pick<Variables, 'MONGODB_URI' | 'DB_NAME'>): Config['mongodb'] =>
  uri === undefined ? undefined : { uri, dbName };

function toConfig(given: Variables, isDemo: boolean): Config {
  const production = given.NODE_ENV === 'production';
  const emulatorUrl = `http://localhost:${given.EMULATOR_PORT}`;
  const url = given.URL ?? given.NEXTAUTH_URL ?? `http://localhost:${given.PORT}`;
  return {
    production,
    url,
    redirectUrl: given.REDIRECT_URL ?? `${url}/api/facebook/auth`,
    secureCookies: url.startsWith('https:'),
    // In production a container or proxy limits access. Elsewhere only this machine has access.
    host: given.HOST ?? (production ? '0.0.0.0' : 'localhost'),
    port: given.PORT,
    dataDir: dataDirOf(given.DATA_DIR, isDemo),
    mongodb: toMongodb(given),
    logLevel: given.LOG_LEVEL,
    trustProxy: given.TRUST_PROXY,
    allowedHosts: given.ALLOWED_HOSTS,
    sessionSecret: given.NEXTAUTH_SECRET,
    admin:
      given.ADMIN_EMAIL !== undefined && given.ADMIN_PASSWORD !== undefined
        ? { email: given.ADMIN_EMAIL, password: given.ADMIN_PASSWORD }
        : undefined,
    importLimitBytes: given.IMPORT_LIMIT_MB * 1024 * 1024,
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
      // The emulator always signs with its own secret.
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

/** Checks that need several variables. */
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

/** Keeps a verify token that is set, because the operator wants to send the handshake. */
function emulated(env: Environment): Environment {
  return {
    ...EMULATOR_APP,
    FACEBOOK_WEBHOOK_VERIFY_TOKEN:
      env['FACEBOOK_WEBHOOK_VERIFY_TOKEN'] ?? EMULATOR_APP.FACEBOOK_WEBHOOK_VERIFY_TOKEN,
  };
}

/** Variables in which a space at the start or end may be part of the value. */
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
