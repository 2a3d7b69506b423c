import { expect, test } from 'vitest';
import { needsTls } from './needs-tls.ts';

test.each([
  ['smtp://me:pw@mail.example.com', true],
  ['smtp://me:pw@mail.example.com:587', true],
  ['smtp://me:pw@mail.example.com:25', true],
  ['smtp://relay.example.com', true],
  ['smtp://relay.example.com:25', false],
  ['smtp://me:pw@127.0.0.1:2525', false],
  ['smtp://me:pw@localhost:2525', false],
])('for %s the connection must be encrypted: %s', (url, expected) => {
  expect(needsTls(new URL(url))).toBe(expected);
});
