import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkSignature } from './check-signature.ts';

const sign = (body: Uint8Array, secret: string) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

const bytes = fc.uint8Array({ maxLength: 200 });
const secret = fc.string({ minLength: 1, maxLength: 40 });

describe('signature of a body', () => {
  test('the signature of a body is the HMAC of RFC 4231, test case 2', () => {
    const header = 'sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
    const body = Buffer.from('what do ya want for nothing?');
    expect(checkSignature(body, header, ['Jefe'])).toBe('valid');
    expect(checkSignature(body, header.replace('5b', '5c'), ['Jefe'])).toBe('wrong');
  });

  test('a signature is valid for any bytes and any of the secrets', () => {
    fc.assert(
      fc.property(bytes, fc.array(secret), secret, fc.array(secret), (body, before, key, after) => {
        const header = sign(body, key);
        expect(checkSignature(Buffer.from(body), header, [...before, key, ...after])).toBe('valid');
      }),
    );
  });

  test('a signature is invalid if any bit of the body changes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), secret, fc.nat(), (body, key, position) => {
        const changed = Buffer.from(body);
        const index = position % changed.length;
        changed[index] = (changed[index] ?? 0) ^ (1 << (position % 8));
        expect(checkSignature(changed, sign(body, key), [key])).toBe('wrong');
      }),
    );
  });

  test('a signature is invalid with another secret, and with no secret', () => {
    fc.assert(
      fc.property(bytes, secret, secret, (body, key, other) => {
        fc.pre(key !== other);
        expect(checkSignature(Buffer.from(body), sign(body, key), [other])).toBe('wrong');
        expect(checkSignature(Buffer.from(body), sign(body, key), [])).toBe('wrong');
      }),
    );
  });

  test('the check of a signature survives any text in the header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const header of [text, `sha256=${text}`])
          expect(['missing', 'wrong']).toContain(checkSignature(Buffer.from('{}'), header, ['s']));
      }),
    );
  });

  test.each([undefined, ''])('a signature is missing if the header is %j', (header) => {
    expect(checkSignature(Buffer.from('{}'), header, ['secret'])).toBe('missing');
  });
});
