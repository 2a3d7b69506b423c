import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { variables } from './config-variables.ts';
import { ConfigError, readConfig, type Environment } from './config.ts';

const SECRET = 'a-session-secret-of-more-than-32-characters';

const META = {
  FACEBOOK_CLIENT_ID: '1234567890',
  FACEBOOK_CLIENT_SECRET: 'the-app-secret',
  FACEBOOK_WEBHOOK_VERIFY_TOKEN: 'the-verify-token',
};

const PRODUCTION = {
  ...META,
  NODE_ENV: 'production',
  NEXTAUTH_SECRET: SECRET,
  URL: 'https://leads.example.com',
};

function messageOf(env: Environment): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
}

describe('configuration of a fresh clone', () => {
  test('a fresh clone runs against the Meta emulator with demo accounts for both roles', () => {
    const { demo, meta, production } = readConfig({});
    expect(production).toBe(false);
    expect(demo?.emulatorUrl).toBe('http://localhost:4001');
    expect(demo?.accounts.map(({ role }) => role)).toEqual(['admin', 'user']);
    expect(meta).toMatchObject({
      appId: '100000000000001',
      clientSecret: 'emulator-app-secret',
      webhookSecrets: ['emulator-app-secret'],
      graphUrl: 'http://localhost:4001',
      dialogUrl: 'http://localhost:4001',
      graphVersion: 'v25.0',
    });
  });

  test('a fresh clone listens on this machine only, on port 4000, with its demo data in ./data/demo', () => {
    expect(readConfig({})).toMatchObject({
      host: 'localhost',
      port: 4000,
      url: 'http://localhost:4000',
      redirectUrl: 'http://localhost:4000/api/facebook/auth',
      secureCookies: false,
      dataDir: './data/demo',
      logLevel: 'warn',
      trustProxy: false,
      sessionSecret: undefined,
      admin: undefined,
      tokenKeys: { current: undefined, previous: undefined },
    });
  });

  test('an empty variable counts as not set', () => {
    const blank = { FACEBOOK_CLIENT_ID: '', PORT: ' ', MONGODB_URI: '', ADMIN_EMAIL: '' };
    expect(readConfig(blank)).toEqual(readConfig({}));
  });

  test('two copies can run side by side on ports of their own', () => {
    const config = readConfig({ PORT: '4100', EMULATOR_PORT: '4101' });
    expect(config.url).toBe('http://localhost:4100');
    expect(config.meta.graphUrl).toBe('http://localhost:4101');
  });

  test('a fresh clone never calls Meta itself, whatever address is set', () => {
    const { meta } = readConfig({ FACEBOOK_GRAPH_URL: 'https://graph.facebook.com' });
    expect(meta.graphUrl).toBe('http://localhost:4001');
  });

  test('a fresh clone accepts webhooks of the emulator and of a sender that knows a secret from the environment', () => {
    const { meta } = readConfig({
      FACEBOOK_APP_SECRET: 'my-own',
      FACEBOOK_WEBHOOK_VERIFY_TOKEN: 'mine',
    });
    expect(meta.webhookSecrets).toEqual(['my-own', 'emulator-app-secret']);
    expect(meta.verifyTokens).toEqual(['mine']);
  });
});

describe('configuration with a Meta app', () => {
  test('a Meta app turns the emulator off and LeadRabbit talks to Meta', () => {
    const { demo, meta } = readConfig(META);
    expect(demo).toBeUndefined();
    expect(meta).toEqual({
      appId: '1234567890',
      clientSecret: 'the-app-secret',
      webhookSecrets: ['the-app-secret'],
      verifyTokens: ['the-verify-token'],
      graphUrl: 'https://graph.facebook.com',
      dialogUrl: 'https://www.facebook.com',
      graphVersion: 'v25.0',
      scopes: ['pages_show_list', 'pages_read_engagement', 'leads_retrieval'],
      optionalScopes: [
        'pages_manage_metadata',
        'ads_management',
        'pages_manage_ads',
        'business_management',
        'instagram_basic',
      ],
    });
  });

  test('LeadRabbit asks for exactly the permissions that are set', () => {
    const { meta } = readConfig({ ...META, FACEBOOK_SCOPES: 'pages_show_list, leads_retrieval' });
    expect(meta.scopes).toEqual(['pages_show_list', 'leads_retrieval']);
    expect(meta.optionalScopes).toEqual([]);
  });

  test('two secrets and two verify tokens are valid while they are changed', () => {
    const { meta } = readConfig({
      ...META,
      FACEBOOK_APP_SECRET: 'new',
      FACEBOOK_APP_SECRET_PREVIOUS: 'old',
      FACEBOOK_WEBHOOK_VERIFY_TOKEN_PREVIOUS: 'old-token',
    });
    expect(meta.webhookSecrets).toEqual(['new', 'old']);
    expect(meta.verifyTokens).toEqual(['the-verify-token', 'old-token']);
  });

  test('an incomplete Meta app is refused, and is not taken for a demo', () => {
    expect(messageOf({ FACEBOOK_CLIENT_SECRET: 'x' })).toContain('FACEBOOK_CLIENT_ID is missing');
  });

  test('a Meta app with the placeholders of an example is refused', () => {
    const message = messageOf({ ...META, FACEBOOK_CLIENT_ID: '<app id>' });
    expect(message).toContain("FACEBOOK_CLIENT_ID still holds the example's placeholder");
  });
});

describe('configuration in production', () => {
  test('production names everything that is missing at once, and how to get each', () => {
    const message = messageOf({ NODE_ENV: 'production', PORT: 'http', ADMIN_EMAIL: 'a@b.example' });
    for (const name of [
      'FACEBOOK_CLIENT_ID is missing. Copy the "App ID"',
      'FACEBOOK_CLIENT_SECRET is missing. Copy the "App secret"',
      'FACEBOOK_WEBHOOK_VERIFY_TOKEN is missing. Choose any random text',
      'NEXTAUTH_SECRET is missing. Make one with',
      'PORT must be a number',
      'ADMIN_PASSWORD is missing while ADMIN_EMAIL is set',
    ])
      expect(message).toContain(name);
  });

  test('production has no emulator and no demo accounts', () => {
    expect(readConfig(PRODUCTION).demo).toBeUndefined();
  });

  test('production is reachable from outside and keeps cookies on https', () => {
    const config = readConfig({ ...PRODUCTION, URL: 'https://leads.example.com/' });
    expect(config).toMatchObject({
      production: true,
      host: '0.0.0.0',
      url: 'https://leads.example.com',
      redirectUrl: 'https://leads.example.com/api/facebook/auth',
      secureCookies: true,
      sessionSecret: SECRET,
    });
  });
});

describe('single variables', () => {
  test('MONGODB_URI and DB_NAME choose the MongoDB database', () => {
    const uri = 'mongodb://user:pass@host/?replicaSet=rs0';
    expect(readConfig({ MONGODB_URI: uri }).mongodb).toEqual({ uri, dbName: 'leadRabbit' });
    expect(readConfig({ MONGODB_URI: uri, DB_NAME: 'crm' }).mongodb).toEqual({
      uri,
      dbName: 'crm',
    });
    expect(readConfig({ DB_NAME: 'crm' }).mongodb).toBeUndefined();
  });

  test.each([
    ['MONGODB_URI', 'localhost:27017', 'must begin with mongodb://'],
    ['DB_NAME', 'my leads', 'must be the name of a MongoDB database'],
  ])('a wrong %s is explained', (name, value, message) => {
    expect(messageOf({ [name]: value })).toContain(message);
  });

  test('an error message never shows the value of a variable', () => {
    const secret = 'tell-no-one';
    const message = messageOf({
      NODE_ENV: secret,
      MONGODB_URI: secret,
      NEXTAUTH_SECRET: secret,
      ADMIN_EMAIL: secret,
      TOKEN_ENCRYPTION_KEY: secret,
      FACEBOOK_GRAPH_URL: secret,
      FACEBOOK_SCOPES: 'Tell no-one',
      TRUST_PROXY: secret,
      LOG_LEVEL: secret,
      URL: secret,
    });
    expect(message.match(/^ {2}- /gm)).toHaveLength(11);
    expect(message.toLowerCase()).not.toMatch(/tell.no.one/);
  });

  test.each(['ftp://host', 'leads.example.com', 'https://host/app', 'https://host?x=1'])(
    'the URL %s is refused',
    (url) => expect(messageOf({ URL: url })).toContain('URL must be an address'),
  );

  test('NEXTAUTH_URL is used if URL is not set', () => {
    expect(readConfig({ NEXTAUTH_URL: 'https://b.example' }).url).toBe('https://b.example');
    const both = { NEXTAUTH_URL: 'https://b.example', URL: 'https://a.example' };
    expect(readConfig(both).url).toBe('https://a.example');
  });

  test('NEXTAUTH_SECRET is refused if it is short or the one of the example', () => {
    const placeholder = 'your_nextauth_secret_here_minimum_32_characters';
    expect(messageOf({ NEXTAUTH_SECRET: 'short' })).toContain('at least 32 characters');
    expect(messageOf({ NEXTAUTH_SECRET: placeholder })).toContain('placeholder');
  });

  test('a demo with the same PORT and EMULATOR_PORT is refused', () => {
    expect(messageOf({ PORT: '4001' })).toContain('EMULATOR_PORT is the same as PORT');
    expect(messageOf({ ...META, PORT: '4001' })).toBe('');
  });

  test.each(['0', '65536', '-1', '80a', '4000.5'])('the PORT %s is refused', (port) =>
    expect(messageOf({ PORT: port })).toContain('PORT must be a number from 1 to 65535'),
  );

  test('ADMIN_EMAIL and ADMIN_PASSWORD create the first admin together', () => {
    const admin = { email: 'me@example.com', password: 'long enough' };
    const env = { ADMIN_EMAIL: admin.email, ADMIN_PASSWORD: admin.password };
    expect(readConfig(env).admin).toEqual(admin);
    expect(messageOf({ ADMIN_PASSWORD: 'long enough' })).toContain('ADMIN_EMAIL is missing');
    expect(messageOf({ ...env, ADMIN_PASSWORD: 'short' })).toContain('at least 8 characters');
  });

  test('TOKEN_ENCRYPTION_KEY is 32 bytes in hexadecimal or base64', () => {
    const key = Buffer.alloc(32, 7);
    for (const encoding of ['hex', 'base64', 'base64url'] as const) {
      const { tokenKeys } = readConfig({
        TOKEN_ENCRYPTION_KEY: key.toString(encoding),
        TOKEN_ENCRYPTION_KEY_PREVIOUS: key.toString(encoding),
      });
      expect(tokenKeys).toEqual({ current: key, previous: key });
    }
    expect(messageOf({ TOKEN_ENCRYPTION_KEY: 'too-short' })).toContain('must be 32 bytes');
  });

  test.each([
    ['false', false],
    ['true', true],
    ['1', 1],
    ['loopback, 10.0.0.0/8', ['loopback', '10.0.0.0/8']],
  ])('the TRUST_PROXY %s is read as %s', (value, expected) =>
    expect(readConfig({ TRUST_PROXY: value }).trustProxy).toEqual(expected),
  );

  test('FACEBOOK_GRAPH_VERSION must look like v25.0', () => {
    expect(readConfig({ FACEBOOK_GRAPH_VERSION: 'v26.0' }).meta.graphVersion).toBe('v26.0');
    expect(messageOf({ FACEBOOK_GRAPH_VERSION: '26' })).toContain('must look like v25.0');
  });
});

test('.env.example names every variable, and works unchanged', () => {
  const example = parseEnv(readFileSync('.env.example', 'utf8'));
  expect(Object.keys(example).toSorted()).toEqual(Object.keys(variables(false).shape).toSorted());
  expect(readConfig(example)).toEqual(readConfig({}));
});

describe('secrets', () => {
  test('secrets are never trimmed', () => {
    const config = readConfig({
      ...PRODUCTION,
      NEXTAUTH_SECRET: ` ${SECRET} `,
      FACEBOOK_CLIENT_SECRET: ' s ',
      FACEBOOK_WEBHOOK_VERIFY_TOKEN: ' t ',
      ADMIN_EMAIL: ' ada@example.com ',
      ADMIN_PASSWORD: '  a long password ',
    });
    expect(config.sessionSecret).toBe(` ${SECRET} `);
    expect(config.meta.clientSecret).toBe(' s ');
    expect(config.meta.verifyTokens).toEqual([' t ']);
    expect(config.admin).toEqual({ email: 'ada@example.com', password: '  a long password ' });
  });

  test('a common ADMIN_PASSWORD is refused', () => {
    const message = messageOf({ ADMIN_EMAIL: 'a@example.com', ADMIN_PASSWORD: 'Password1' });
    expect(message).toContain('ADMIN_PASSWORD is one of the most common passwords');
  });
});

describe('mail', () => {
  test.each([
    [{ SMTP_URL: 'smtp://mail.example.com' }, 'MAIL_FROM is missing'],
    [{ MAIL_FROM: 'a@example.com' }, 'SMTP_URL is missing'],
    [{ SMTP_URL: 'mail.example.com', MAIL_FROM: 'a@example.com' }, 'SMTP_URL must look like'],
    [{ SMTP_URL: 'smtp://mail.example.com', MAIL_FROM: 'a' }, 'MAIL_FROM must be'],
    [{ SMTP_URL: 'smtp://m.example', MAIL_FROM: 'a@b.c\nBcc: d@e.f' }, 'MAIL_FROM must be'],
  ])('the mail configuration %o is refused', (env, sentence) => {
    expect(messageOf(env)).toContain(sentence);
  });

  test('production needs URL and names it among what is missing', () => {
    const message = messageOf({ ...PRODUCTION, URL: undefined, NEXTAUTH_SECRET: undefined });
    expect(message).toContain('URL is missing');
    expect(message).toContain('NEXTAUTH_SECRET is missing');
    expect(
      readConfig({ ...PRODUCTION, URL: undefined, NEXTAUTH_URL: 'https://a.example' }).url,
    ).toBe('https://a.example');
  });
});

test('an SMTP_URL with a lone percent sign is refused with what to write', () => {
  const environment = { SMTP_URL: 'smtp://us%er:pw@mail.example.com', MAIL_FROM: 'a@example.com' };
  expect(() => readConfig(environment)).toThrow('SMTP_URL must look like smtp://');
});
