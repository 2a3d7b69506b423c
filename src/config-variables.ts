import { isIP } from 'node:net';
import { z } from 'zod';
import { isCommonPassword } from './users/password-policy.ts';

export const DEFAULT_DATA_DIR = './data';

/**
 * Checks every variable of the environment. The messages say how to get a valid value. They never
 * repeat the given value, because many values are secrets.
 */
export function variables(isProduction: boolean) {
  return z.object({
    NODE_ENV: z
      .enum(
        ['development', 'production', 'test'],
        'must be development, production or test. Leave it out for development.',
      )
      .default('development'),
    HOST: z.string().optional(),
    PORT: port.default(4000),
    EMULATOR_PORT: port.default(4001),
    URL: origin.optional(),
    NEXTAUTH_URL: origin.optional(),
    REDIRECT_URL: webAddress.optional(),
    TRUST_PROXY: trustProxy.default(false),
    ALLOWED_HOSTS: hostNames.default([]),
    DATA_DIR: z.string().default(DEFAULT_DATA_DIR),
    IMPORT_LIMIT_MB: megabytes.default(500),
    LOG_LEVEL: z
      .enum(
        ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
        'must be fatal, error, warn, info, debug, trace or silent. Leave it out for info in production and warn elsewhere.',
      )
      .default(isProduction ? 'info' : 'warn'),
    MONGODB_URI: connectionString.optional(),
    DB_NAME: databaseName.default('leadRabbit'),

    FACEBOOK_CLIENT_ID: given(
      'Copy the "App ID" from App settings > Basic at developers.facebook.com/apps.',
    ),
    FACEBOOK_CLIENT_SECRET: given(
      'Copy the "App secret" from App settings > Basic at developers.facebook.com/apps.',
    ),
    FACEBOOK_APP_SECRET: given('Leave it out to use FACEBOOK_CLIENT_SECRET.').optional(),
    FACEBOOK_APP_SECRET_PREVIOUS: given('Leave it out when no secret is changing.').optional(),
    FACEBOOK_WEBHOOK_VERIFY_TOKEN: given(
      'Choose any random text, for example from "openssl rand -hex 16", and enter the same in ' +
        'the Webhooks settings of your Meta app.',
    ),
    FACEBOOK_WEBHOOK_VERIFY_TOKEN_PREVIOUS: given(
      'Leave it out when no token is changing.',
    ).optional(),
    FACEBOOK_SCOPES: scopes.default(DEFAULT_SCOPES),
    FACEBOOK_GRAPH_VERSION: z
      .string()
      .regex(/^v\d{2}\.\d$/, 'must look like v25.0. Leave it out for the tested version.')
      .default('v25.0'),
    CATCH_UP_MINUTES: minutes.default(10),
    FACEBOOK_GRAPH_URL: webAddress.default('https://graph.facebook.com'),
    FACEBOOK_DIALOG_URL: webAddress.default('https://www.facebook.com'),

    NEXTAUTH_SECRET: isProduction ? sessionSecret : sessionSecret.optional(),
    ADMIN_EMAIL: z.email('must be an e-mail address, such as you@example.com.').optional(),
    ADMIN_PASSWORD: z
      .string()
      .min(8, 'must have at least 8 characters.')
      .max(128, 'must have at most 128 characters.')
      .refine(
        (password) => !isCommonPassword(password),
        'is one of the most common passwords. Choose another one.',
      )
      .optional(),
    SMTP_URL: smtpUrl.optional(),
    MAIL_FROM: z
      .string()
      .regex(
        /^(?:[^<>@\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/,
        'must be an e-mail address, such as leads@example.com or "LeadRabbit <leads@example.com>".',
      )
      .optional(),
    TOKEN_ENCRYPTION_KEY: encryptionKey.optional(),
    TOKEN_ENCRYPTION_KEY_PREVIOUS: encryptionKey.optional(),
  });
}

export type Variables = z.output<ReturnType<typeof variables>>;

/** The permissions that LeadRabbit works with, in the order of Meta's dialog. */
const DEFAULT_SCOPES = [
  'pages_show_list',
  'pages_read_engagement',
  'pages_manage_metadata',
  'leads_retrieval',
  'ads_management',
  'pages_manage_ads',
  'business_management',
  'instagram_basic',
];

/** A text that the operator sets. The `<app id>` of an example counts as not set. */
function given(how: string) {
  return z
    .string(`is missing. ${how}`)
    .regex(/^(?!<.*>$)/, `still holds the example's placeholder. ${how}`);
}

const connectionString = z
  .string()
  .regex(
    /^mongodb(?:\+srv)?:\/\/./,
    'must begin with mongodb:// or mongodb+srv://. Leave it out to use the embedded SQLite.',
  );

/** https://www.mongodb.com/docs/manual/reference/limits/#naming-restrictions */
const databaseName = z
  .string()
  .regex(
    /^[^/\\. "$*<>:|?]{1,63}$/,
    'must be the name of a MongoDB database: at most 63 characters, without spaces and /\\."$*<>:|?. Leave it out for leadRabbit.',
  );

const SECRET_HOW = 'Make one with "openssl rand -base64 32".';

const sessionSecret = given(SECRET_HOW)
  .min(32, `must have at least 32 characters. ${SECRET_HOW}`)
  .regex(/^(?!your_)/, `still holds the example's placeholder. ${SECRET_HOW}`);

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a number from 1 to 65535.')
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535, 'must be a number from 1 to 65535.');

const minutes = z
  .string()
  .regex(/^\d+(\.\d+)?$/, 'must be a number of minutes. Leave it out for 10; 0 switches it off.')
  .transform(Number);

const megabytes = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, 'must be a whole number of megabytes, at least 1. Leave it out for 500.')
  .transform(Number);

const webAddress = z
  .url({ protocol: /^https?$/, error: 'must be an address that begins with https:// or http://.' })
  .transform((address) => address.replace(/\/+$/, ''));

/** A lone % in the user or the password would keep them from being read. */
function isDecodable(address: string): boolean {
  const { username, password } = new URL(address);
  return !/%(?![0-9a-f]{2})/i.test(username + password);
}

const smtpUrl = z
  .string()
  .refine(
    (address) => /^smtps?:\/\/./.test(address) && URL.canParse(address) && isDecodable(address),
    'must look like smtp://user:password@mail.example.com:587, or smtps:// with port 465. Write special characters of the password as %XX.',
  );

const origin = webAddress.refine(
  (address) => URL.canParse(address) && new URL(address).origin === address.toLowerCase(),
  'must be an address without a path, such as https://leads.example.com.',
);

const scopes = z
  .string()
  .transform((list) => list.split(/[\s,]+/).filter((scope) => scope !== ''))
  .refine(
    (list) => list.length > 0 && list.every((scope) => /^[a-z_]+$/.test(scope)),
    'must be names of permissions with commas between them. Leave it out for those needed.',
  );

const NAMED_NETWORKS = new Set(['loopback', 'linklocal', 'uniquelocal']);

function isNetwork(network: string): boolean {
  const [address = '', length] = network.split('/', 2);
  if (NAMED_NETWORKS.has(network)) return true;
  return isIP(address) > 0 && (length === undefined || /^\d{1,3}$/.test(length));
}

const trustProxy = z
  .string()
  .transform((value): boolean | number | string[] => {
    if (value === 'true' || value === 'false') return value === 'true';
    return /^\d{1,2}$/.test(value) ? Number(value) : value.split(/[\s,]+/);
  })
  .refine(
    (value) => !Array.isArray(value) || value.every(isNetwork),
    'must be false, true, the number of proxies, or their addresses with commas between them.',
  );

const hostNames = z
  .string()
  .transform((list) =>
    list
      .toLowerCase()
      .split(/[\s,]+/)
      .filter((name) => name !== ''),
  )
  .refine(
    (list) => list.every((name) => /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(name)),
    'must be host names without a port and with commas between them, such as leads.internal, leadrabbit.',
  );

const encryptionKey = z
  .string()
  .transform((key) =>
    /^[0-9a-f]{64}$/i.test(key) ? Buffer.from(key, 'hex') : Buffer.from(key, 'base64'),
  )
  .refine(
    (key) => key.length === 32,
    'must be 32 bytes as base64 or as 64 hexadecimal digits. Make one with "openssl rand -base64 32".',
  );
