import { expect, test } from 'vitest';
import { signBody } from './sign-body.ts';

// The usual test vector of HMAC: en.wikipedia.org/wiki/HMAC#Examples.
test('a body is signed with both algorithms', () => {
  expect(signBody('The quick brown fox jumps over the lazy dog', 'key')).toEqual({
    'x-hub-signature': 'sha1=de7c9b85b8b78aa6bc8a7a36f70a90701c9db4d9',
    'x-hub-signature-256':
      'sha256=f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8',
  });
});
