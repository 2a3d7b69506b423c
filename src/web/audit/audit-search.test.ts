import { expect, test } from 'vitest';
import { readAuditSearch } from './audit-search.ts';

test('the filters of an address are read', () =>
  expect(readAuditSearch({ actor: 'u1', action: 'sign-in', days: 7 })).toEqual({
    actor: 'u1',
    action: 'sign-in',
    days: 7,
  }));

test('an id of digits stays a text', () =>
  expect(readAuditSearch({ actor: 123 })).toEqual({ actor: '123' }));

test('what is not understood is left out', () =>
  expect(readAuditSearch({ actor: ['u1'], action: '', days: 8 })).toEqual({}));
