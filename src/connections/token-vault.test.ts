import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTokenVault } from './token-vault.ts';

const key = randomBytes(32);
const vault = createTokenVault([key]);
const text = fc.string({ unit: 'binary' }).map((each) => each.toWellFormed());
const pageId = fc.stringMatching(/^\d{1,20}$/);

test('a sealed token opens for its Page, whatever its content', () => {
  fc.assert(
    fc.property(text, pageId, (token, page) => {
      expect(vault.open(vault.seal(token, page), page)).toBe(token);
    }),
  );
});

test('a sealed token does not open for another Page', () => {
  fc.assert(
    fc.property(text, pageId, pageId, (token, page, other) => {
      fc.pre(page !== other);
      expect(vault.open(vault.seal(token, page), other)).toBeUndefined();
    }),
  );
});

test('a sealed token does not open with another key', () => {
  const stranger = createTokenVault([randomBytes(32)]);
  expect(stranger.open(vault.seal('token', '1'), '1')).toBeUndefined();
});

test('a sealed token does not open if one of its characters was changed', () => {
  const sealed = vault.seal('EAABtoken', '1');
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.constantFrom('A', 'z', '0', '.'), (at, letter) => {
      const changed = sealed.slice(0, at) + letter + sealed.slice(at + 1);
      // The last letter of a part may hold bits that say nothing.
      const isSame = (one: string, other: string) =>
        one.split('.').every((part, index) => {
          const their = other.split('.')[index] ?? '';
          return Buffer.from(part, 'base64url').equals(Buffer.from(their, 'base64url'));
        });
      fc.pre(!isSame(sealed, changed));
      expect(vault.open(changed, '1')).toBeUndefined();
    }),
  );
});

test('a sealed token does not contain the token, and sealing it again gives another text', () => {
  const token = `EAAB${'secret'.repeat(20)}`;
  const [one, other] = [vault.seal(token, '1'), vault.seal(token, '1')];
  expect(one).not.toBe(other);
  expect(one).not.toContain('secret');
  expect(Buffer.from(one).toString('latin1')).not.toContain(
    Buffer.from(token).toString('base64url').slice(0, 12),
  );
});

test.each(['', 'v1', 'v2.a.b.c.d', 'v1....', 'plain token', '.'.repeat(50)])(
  'a text that is not a sealed token (%j) does not open',
  (sealed) => {
    expect(vault.open(sealed, '1')).toBeUndefined();
  },
);

test('a token that the earlier key sealed opens, and is known to be outdated', () => {
  const next = createTokenVault([randomBytes(32), key]);
  const sealed = vault.seal('token', '1');
  expect(next.open(sealed, '1')).toBe('token');
  expect(next.isOutdated(sealed)).toBe(true);
  expect(next.isOutdated(next.seal('token', '1'))).toBe(false);
  expect(next.isOutdated(''), 'an Instagram account has none').toBe(false);
});
