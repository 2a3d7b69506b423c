import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { readSignedRequest } from './signed-request.ts';

const sign = (payload: string, secret = 'secret') =>
  `${createHmac('sha256', secret).update(payload).digest('base64url')}.${payload}`;
const encode = (payload: object) => Buffer.from(JSON.stringify(payload)).toString('base64url');
const PAYLOAD = { algorithm: 'HMAC-SHA256', issued_at: 1_291_836_800, user_id: '218471' };

test('a signed request that another implementation wrote is read', () => {
  const payload = Buffer.from(
    '{"algorithm":"HMAC-SHA256","expires":1291840400,"issued_at":1291836800,"user_id":"218471"}',
  ).toString('base64url');
  expect(
    readSignedRequest(`pwIeeIQgqn3tvExOnDarwuhVfxnz3mSd9RiATQDnxH0.${payload}`, ['secret']),
  ).toEqual({ userId: '218471' });
});

test('a signed request is valid with any of several secrets', () => {
  const text = sign(encode(PAYLOAD), 'old');
  expect(readSignedRequest(text, ['new', 'old'])).toEqual({ userId: '218471' });
  expect(readSignedRequest(text, ['new'])).toBeUndefined();
});

test.each([
  ['no content', ''],
  ['no signature', encode(PAYLOAD)],
  ['an empty signature', `.${encode(PAYLOAD)}`],
  [
    'a changed payload',
    `${sign(encode(PAYLOAD)).split('.')[0]}.${encode({ ...PAYLOAD, user_id: '1' })}`,
  ],
  ['a third part', `${sign(encode(PAYLOAD))}.x`],
  ['another algorithm', sign(encode({ ...PAYLOAD, algorithm: 'none' }))],
  ['no algorithm', sign(encode({ user_id: '218471' }))],
  ['no id', sign(encode({ algorithm: 'HMAC-SHA256' }))],
  ['an invalid id', sign(encode({ ...PAYLOAD, user_id: '../x' }))],
  ['a payload that is not JSON', sign(Buffer.from('{').toString('base64url'))],
])('a signed request with %s is refused', (_what, text) => {
  expect(readSignedRequest(text, ['secret'])).toBeUndefined();
});
