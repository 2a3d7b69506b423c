import { expect, test } from 'vitest';
import { HOME, safeReturnPath } from './safe-return-path.ts';

test.each(['/user/allLeads?q=anna#x', '/admin/connectors', '/user/allLeads/42'])(
  'after signing in, a person returns to %s',
  (path) => {
    expect(safeReturnPath(path)).toBe(path);
  },
);

test.each([
  undefined,
  '',
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/..//evil.example',
  'javascript:alert(1)',
  'user/allLeads',
  '/sign-in?to=/sign-in',
  '/setup',
  '/forgot-password',
  '/invite/a-token',
  '/reset/a-token',
  '/api/auth/sign-out',
])('an address from outside does not lead to %s', (path) => {
  expect(safeReturnPath(path)).toBe(HOME);
});

test('an address that only begins like a forbidden one is allowed', () => {
  expect(safeReturnPath('/setup-guide')).toBe('/setup-guide');
});
