import { sayReason } from '../../texts/english.ts';
import { describe, expect, test } from 'vitest';
import { checkAppMode } from './check-app-mode.ts';
import { checkAppSubscription } from './check-app-subscription.ts';
import { checkGraphVersion } from './check-graph-version.ts';
import { checkSignatures } from './check-signatures.ts';

const APP = { appId: '777', url: 'https://leads.example.com' };
const SUBSCRIPTION = {
  object: 'page',
  callbackUrl: 'https://leads.example.com/api/webhook/facebook',
  isActive: true,
  fields: ['feed', 'leadgen'],
};

describe('webhook of the app', () => {
  test.each([
    'https://leads.example.com/api/webhook/facebook',
    'https://leads.example.com/api/webhook',
    'https://leads.example.com/api/webhook/',
    'https://LEADS.example.com:443/api/webhook/facebook/',
  ])('the webhook of the app may have the address %s', (callbackUrl) => {
    expect(checkAppSubscription([{ ...SUBSCRIPTION, callbackUrl }], APP).state).toBe('ok');
  });

  test.each([
    ['missing', [], /no webhook for Pages.*apps\/777\/webhooks.*subscribe to leadgen/],
    ['for users only', [{ ...SUBSCRIPTION, object: 'user' }], /no webhook for Pages/],
    ['switched off', [{ ...SUBSCRIPTION, isActive: false }], /switched the app's webhook off/],
    ['without leadgen', [{ ...SUBSCRIPTION, fields: ['feed'] }], /leaves out new leads/],
    [
      'for another address',
      [{ ...SUBSCRIPTION, callbackUrl: 'https://old.example.com/api/webhook' }],
      /old\.example\.com.*not to this LeadRabbit.*leads\.example\.com\/api\/webhook\/facebook/,
    ],
    ['for no address', [{ ...SUBSCRIPTION, callbackUrl: '' }], /no address/],
  ])('a webhook of the app that is %s is bad', (_how, subscriptions, message) => {
    const { state, ...found } = checkAppSubscription(subscriptions, APP);
    expect(state).toBe('bad');
    expect(sayReason(found)).toMatch(message);
  });
});

describe('signatures', () => {
  const early = new Date('2026-12-01T10:00:00Z');
  const late = new Date('2026-12-01T11:00:00Z');
  const NONE = { valid: 0, wrong: 0, missing: 0, lastValid: null, lastWrong: null };
  const forged = { wrong: 10_000, lastWrong: late, plausible: 9_000, lastPlausible: late };
  const proven = { wrong: 4, lastWrong: late, plausible: 4, lastPlausible: late, proven: 1 };

  test.each([
    ['no signed webhooks', { missing: 7 }, 'unknown', /No webhook/],
    ['valid webhooks', { valid: 3, lastValid: late, missing: 7 }, 'ok', /3 webhooks/],
    ['one forged request', { wrong: 1, lastWrong: late }, 'unknown', /1 request .*anyone can send/],
    [
      'ten thousand forged requests',
      { wrong: 10_000, lastWrong: late },
      'unknown',
      /10,000 requests/,
    ],
    ['forged requests for an enabled Page', forged, 'unknown', /anyone can send/],
    [
      'forged requests for an enabled Page beside valid webhooks',
      { ...forged, valid: 3, lastValid: early },
      'ok',
      /3 webhooks.*10,000 requests/,
    ],
    [
      'refused webhooks that Meta confirms',
      { ...proven, lastProven: late },
      'bad',
      /FACEBOOK_APP_SECRET/,
    ],
    [
      'refused webhooks that Meta confirms, after valid ones',
      { ...proven, lastProven: late, valid: 9, lastValid: early },
      'bad',
      /FACEBOOK_APP_SECRET/,
    ],
    [
      'valid webhooks after refused ones that Meta confirms',
      { ...proven, lastProven: early, valid: 9, lastValid: late },
      'warn',
      /FACEBOOK_APP_SECRET_PREVIOUS/,
    ],
  ] as const)(
    'L5: the check of the signatures is right after %s',
    (_name, summary, state, message) => {
      const check = checkSignatures({ ...NONE, ...summary });
      expect(check.state).toBe(state);
      expect(sayReason(check)).toMatch(message);
    },
  );

  test('L5: a single forged request is treated like no request', () => {
    expect(checkSignatures({ ...NONE, ...forged }).alarm).toBe(0);
    expect(checkSignatures({ ...NONE, ...forged }, 2).alarm).toBe(0);
  });

  test('L5: a wrong secret is found if valid webhooks stopped, refused ones came and several leads were missed', () => {
    const stopped = { ...NONE, ...forged, valid: 9, lastValid: early };
    expect(checkSignatures(stopped, 3)).toMatchObject({ state: 'bad', code: 'webhooks-refused' });
    const goesOn = { ...stopped, lastValid: new Date(late.getTime() + 1) };
    expect(checkSignatures(goesOn, 3).state).toBe('ok');
    const { lastPlausible: _last, plausible: _count, ...elsewhere } = stopped;
    expect(checkSignatures(elsewhere, 3).state, 'refused for other Pages').toBe('ok');
  });

  test('L5: the same problem is worth one notice, also if valid webhooks come and stop in between', () => {
    const red = checkSignatures({ ...NONE, ...proven, lastProven: late });
    const amber = checkSignatures({ ...NONE, ...proven, lastProven: early, lastValid: late });
    expect(amber.alarm).toBe(red.alarm);
  });
});

test.each([
  [undefined, 'unknown'],
  ['v25.0', 'ok'],
  ['v26.0', 'warn'],
])('the check of the Graph version is right if Meta serves %s', (served, state) => {
  expect(checkGraphVersion('v25.0', served).state).toBe(state);
});

describe('app mode', () => {
  const silent = { receivedAt: null, foundBySync: 2 };
  const heard = { receivedAt: new Date(), foundBySync: 0 };

  test('L21: Development mode is suspected if all is subscribed, leads are there and no webhook ever came', () => {
    const { state, ...found } = checkAppMode([silent, silent], true, '777');
    expect(state).toBe('warn');
    expect(sayReason(found)).toMatch(/found 4 leads.*Development mode.*apps\/777/);
  });

  test.each([
    ['a webhook has come', [silent, heard], true],
    ['the app is not subscribed, which explains it', [silent], false],
    ['there are no leads yet', [{ ...silent, foundBySync: 0 }], true],
  ])('L21: the app mode cannot be told if %s', (_why, webhooks, isSubscribed) => {
    expect(checkAppMode(webhooks, isSubscribed, '777').state).toBe('unknown');
  });
});
