import { describe, expect, test } from 'vitest';
import { readConnectOutcome } from './connect-outcome.ts';

const TEXT = 'Call +1 555 0100 to repair your account';

describe('outcome of a sign-in at Meta', () => {
  test('the outcome shows permissions that are known, and no text of the person who wrote the link', () => {
    const search = { facebook_auth: 'error', reason: 'missing-scopes' };
    expect(readConnectOutcome({ ...search, missing: TEXT })).toEqual(search);
    expect(readConnectOutcome({ ...search, missing: 'call_us_now,please' })).toEqual(search);
    const missing = 'leads_retrieval,pages_show_list';
    expect(readConnectOutcome({ ...search, missing: `${missing},evil` })).toEqual({
      ...search,
      missing,
    });
  });

  test('an unknown reason in the address becomes a general error', () => {
    for (const reason of [TEXT, '__proto__', 'constructor', 7, null])
      expect(readConnectOutcome({ facebook_auth: 'error', reason })).toEqual({
        facebook_auth: 'error',
        reason: 'meta-error',
      });
  });

  test('the outcome of a success keeps only known abilities', () => {
    const given = { facebook_auth: 'success', without: `ad-names,${TEXT},toString` };
    expect(readConnectOutcome({ ...given, reason: TEXT })).toEqual({
      facebook_auth: 'success',
      without: 'ad-names',
    });
  });

  test('any other address has no outcome', () => {
    expect(readConnectOutcome({ facebook_auth: TEXT, reason: 'denied' })).toEqual({});
  });
});
