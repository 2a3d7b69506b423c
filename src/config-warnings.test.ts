import { describe, expect, test } from 'vitest';
import { warningsOf } from './config-warnings.ts';
import { readConfig, type Environment } from './config.ts';

const SAFE = {
  NODE_ENV: 'production',
  URL: 'https://leads.example.com',
  NEXTAUTH_SECRET: 'Zk3v9QpLx7RtYw2BnHsD5mUcAeFgJ8K1',
  FACEBOOK_CLIENT_ID: '1234567890',
  FACEBOOK_CLIENT_SECRET: '0123456789abcdef0123456789abcdef',
  FACEBOOK_WEBHOOK_VERIFY_TOKEN: '5f2d8c1a9b7e4f60',
  TRUST_PROXY: '10.0.0.0/8',
} as const;

const warnings = (changes: Environment) => warningsOf(readConfig({ ...SAFE, ...changes }));

describe('warnings at start', () => {
  test('safe settings cause no warning', () => {
    expect(warnings({})).toEqual([]);
  });

  test.each([
    ['a URL without https', { URL: 'http://leads.example.com' }, 'URL begins with http://'],
    ['trust in every proxy', { TRUST_PROXY: 'true' }, 'TRUST_PROXY is true'],
    ['a session secret of one letter', { NEXTAUTH_SECRET: 'a'.repeat(32) }, 'NEXTAUTH_SECRET'],
    ['a short verify token', { FACEBOOK_WEBHOOK_VERIFY_TOKEN: 'x' }, 'VERIFY_TOKEN is shorter'],
    [
      'an app secret that cannot be one',
      { FACEBOOK_CLIENT_SECRET: 'a' },
      'not 32 hexadecimal digits',
    ],
    [
      'Graph without https elsewhere',
      { FACEBOOK_GRAPH_URL: 'http://graph.example.com' },
      'FACEBOOK_GRAPH_URL begins with http://',
    ],
    [
      'a space at the end of a secret',
      { NEXTAUTH_SECRET: `${SAFE.NEXTAUTH_SECRET} ` },
      'begins or ends with a space',
    ],
    [
      'a sender of another domain than the mail account',
      { SMTP_URL: 'smtp://me%40mail.example:pw@mail.example', MAIL_FROM: 'x@leads.example' },
      'MAIL_FROM is of another domain',
    ],
  ])('a warning of one sentence names %s', (_what, changes, sentence) => {
    const found = warnings(changes);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(sentence);
  });

  test('a mirror of Graph on this machine causes no warning', () => {
    expect(warnings({ FACEBOOK_GRAPH_URL: 'http://127.0.0.1:4001' })).toEqual([]);
  });

  test('development causes no warning', () => {
    expect(warningsOf(readConfig({}))).toEqual([]);
  });

  test('no warning repeats a secret', () => {
    const secret = 'hunter2hunter2hunter2hunter2hunter2 ';
    const said = warnings({
      NEXTAUTH_SECRET: secret,
      FACEBOOK_CLIENT_SECRET: secret,
      FACEBOOK_WEBHOOK_VERIFY_TOKEN: 'hunter2',
    });
    expect(said.length).toBeGreaterThan(2);
    expect(said.join()).not.toContain('hunter2');
  });
});
