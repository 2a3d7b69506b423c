import { sayReason } from '../../texts/english.ts';
import { describe, expect, test } from 'vitest';
import { GraphError } from '../../meta-api/graph-error.ts';
import { checkDataAccess } from './check-data-access.ts';
import { checkPermissions } from './check-permissions.ts';
import { checkToken, deadToken } from './check-token.ts';
import { samplePage } from './testing/fake-stores.ts';

const NOW = new Date('2026-12-01T12:00:00Z');
const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const facts = {
  isValid: true,
  error: null,
  expiresAt: null,
  dataAccessExpiresAt: null,
  scopes: ['leads_retrieval', 'ads_management'],
  targets: new Map<string, readonly string[]>(),
  userId: '9001',
  appName: 'LeadRabbit',
};

describe('token', () => {
  test.each([
    [null, 'ok', 0],
    [inDays(60), 'ok', 0],
    [inDays(14), 'warn', 1],
    [inDays(2), 'warn', 3],
  ])('the check of a token that ends at %s says %s', (expiresAt, state, alarm) => {
    expect(checkToken({ ...facts, expiresAt }, NOW)).toMatchObject({ state, alarm });
  });

  test('a dead token is reported with the reason and what to do', () => {
    const error = new GraphError('…', { action: 'reconnect', code: 190, subcode: 460 });
    const { state, ...found } = deadToken(error, 'Bridal Studio');
    const message = sayReason(found);
    expect(state).toBe('bad');
    expect(message).toMatch(/changed their password.*Bridal Studio.*Press Connect/);
  });
});

describe('data access', () => {
  test.each([
    ['none', null, 'ok', 0, /without an end/],
    ['90 days', inDays(90), 'ok', 0, /until 1 March 2027, in 90 days/],
    ['14 days and a bit', inDays(14.01), 'ok', 0, /in 15 days/],
    ['14 days', inDays(14), 'warn', 1, /15 December 2026, in 14 days.*Press Connect/],
    ['7 days', inDays(7), 'warn', 2, /in 7 days.*this week/],
    ['3 days', inDays(3), 'warn', 3, /in 3 days.*today/],
    ['an hour', inDays(1 / 24), 'warn', 4, /within a day/],
    ['nothing', inDays(0), 'bad', 5, /ended on 1 December 2026.*Press Connect/],
  ])(
    'data access with %s left is reported with its state and its end',
    (_left, dataAccessExpiresAt, state, alarm, message) => {
      const check = checkDataAccess({ ...facts, dataAccessExpiresAt }, NOW);
      expect(check).toMatchObject({ state, alarm });
      expect(sayReason(check)).toMatch(message);
    },
  );
});

describe('permissions', () => {
  const check = (given: Partial<typeof facts>) =>
    checkPermissions(
      { ...facts, ...given },
      ['leads_retrieval', 'ads_management'],
      samplePage({ pageId: '101' }),
    );

  test('the check of the permissions is good if all are granted', () =>
    expect(check({}).state).toBe('ok'));

  test('the check of the permissions names one that is missing', () => {
    const { state, ...found } = check({ scopes: ['ads_management'] });
    const message = sayReason(found);
    expect(state).toBe('bad');
    expect(message).toMatch(/leads_retrieval is not granted.*Press Connect/);
  });

  test('the check of the permissions names one that was granted for other Pages only', () => {
    const { state, ...found } = check({ targets: new Map([['leads_retrieval', ['102']]]) });
    const message = sayReason(found);
    expect(state).toBe('bad');
    expect(message).toMatch(/leads_retrieval is granted for other Pages, but not for Bridal/);
  });

  test('ad accounts and business portfolios do not count as Pages', () => {
    const targets = new Map([
      ['leads_retrieval', ['101', '102']],
      ['ads_management', ['5550001']],
    ]);
    expect(check({ targets }).state).toBe('ok');
  });
});
