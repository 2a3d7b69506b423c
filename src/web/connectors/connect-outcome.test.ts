import { describe, expect, test } from 'vitest';
import { readConnectOutcome } from './connect-outcome.ts';

const TEXT = 'Call +1 555 0100 to repair your account';

describe('the outcome of a sign-in, as the address says it', () => {
  test('shows permissions that are known, and no text of whoever wrote the link', () => {
    const search = { facebook_auth: 'error', reason: 'missing-scopes' };
    expect(readConnectOutcome({ ...search, missing: TEXT })).toEqual(search);
    expect(readConnectOutcome({ ...search, missing: 'call_us_now,please' })).toEqual(search);
    const missing = 'leads_retrieval,pages_show_list';
    expect(readConnectOutcome({ ...search, missing: `${missing},evil` })).toEqual({
      ...search,
      missing,
    });
  });

  test('knows no other reason than its own', () => {
    for (const reason of [TEXT, '__proto__', 'constructor', 7, null])
      expect(readConnectOutcome({ facebook_auth: 'error', reason })).toEqual({
        facebook_auth: 'error',
        reason: 'meta-error',
      });
  });

  test('of a success keeps known abilities alone', () => {
    const given = { facebook_auth: 'success', without: `ad-names,${TEXT},toString` };
    expect(readConnectOutcome({ ...given, reason: TEXT })).toEqual({
      facebook_auth: 'success',
      without: 'ad-names',
    });
  });

  test('is nothing for anything else', () => {
    expect(readConnectOutcome({ facebook_auth: TEXT, reason: 'denied' })).toEqual({});
  });
});
