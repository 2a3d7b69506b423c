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

describe("the app's webhook", () => {
  test.each([
    'https://leads.example.com/api/webhook/facebook',
    'https://leads.example.com/api/webhook',
    'https://leads.example.com/api/webhook/',
    'https://LEADS.example.com:443/api/webhook/facebook/',
  ])('may lead to %s', (callbackUrl) => {
    expect(checkAppSubscription([{ ...SUBSCRIPTION, callbackUrl }], APP).state).toBe('ok');
  });

  test.each([
    ['missing', [], /no webhook for Pages.*apps\/777\/webhooks.*subscribe to leadgen/],
    ['for users alone', [{ ...SUBSCRIPTION, object: 'user' }], /no webhook for Pages/],
    ['switched off', [{ ...SUBSCRIPTION, isActive: false }], /switched the app's webhook off/],
    ['without leadgen', [{ ...SUBSCRIPTION, fields: ['feed'] }], /leaves out new leads/],
    [
      'for another address',
      [{ ...SUBSCRIPTION, callbackUrl: 'https://old.example.com/api/webhook' }],
      /old\.example\.com.*not to this LeadRabbit.*leads\.example\.com\/api\/webhook\/facebook/,
    ],
    ['for no address', [{ ...SUBSCRIPTION, callbackUrl: '' }], /no address/],
  ])('that is %s is bad', (_how, subscriptions, message) => {
    expect(checkAppSubscription(subscriptions, APP)).toMatchObject({
      state: 'bad',
      message: expect.stringMatching(message),
    });
  });
});

describe('signatures', () => {
  const early = new Date('2026-12-01T10:00:00Z');
  const late = new Date('2026-12-01T11:00:00Z');
  test.each([
    ['none at all', [0, 0, 7, null, null], 'unknown', /No webhook/],
    ['right ones', [3, 0, 7, late, null], 'ok', /3 webhooks/],
    ['a wrong one before right ones', [3, 1, 0, late, early], 'warn', /stranger/],
    ['wrong ones alone', [0, 4, 0, null, late], 'bad', /FACEBOOK_APP_SECRET/],
    ['wrong ones since a right one', [9, 2, 0, early, late], 'bad', /FACEBOOK_APP_SECRET/],
  ] as const)('L5: %s', (_name, [valid, wrong, missing, lastValid, lastWrong], state, message) => {
    const check = checkSignatures({ valid, wrong, missing, lastValid, lastWrong });
    expect(check).toMatchObject({ state, message: expect.stringMatching(message) });
  });
});

test.each([
  [undefined, 'unknown'],
  ['v25.0', 'ok'],
  ['v26.0', 'warn'],
])('where Meta serves %s the version is %s', (served, state) => {
  expect(checkGraphVersion('v25.0', served).state).toBe(state);
});

describe('L21: the app mode', () => {
  const silent = { receivedAt: null, foundOnlyByCatchUp: 2 };
  const heard = { receivedAt: new Date(), foundOnlyByCatchUp: 0 };

  test('is suspected where all is subscribed, leads are there and no webhook ever came', () => {
    const { state, message } = checkAppMode([silent, silent], true, '777');
    expect(state).toBe('warn');
    expect(message).toMatch(/4 leads were found.*Development mode.*apps\/777/);
  });

  test.each([
    ['a webhook has come', [silent, heard], true],
    ['the app is not subscribed, which explains it', [silent], false],
    ['there are no leads yet', [{ ...silent, foundOnlyByCatchUp: 0 }], true],
  ])('cannot be told where %s', (_why, webhooks, isSubscribed) => {
    expect(checkAppMode(webhooks, isSubscribed, '777').state).toBe('unknown');
  });
});
