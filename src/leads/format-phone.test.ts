import { expect, test } from 'vitest';
import { formatPhone } from './format-phone.ts';

test.each([
  ['+12025550109', '+1 202 555 0109'],
  ['+4915112345678', '+49 1511 2345678'],
  ['+442079460018', '+44 20 7946 0018'],
  ['+9991234567', '+9991234567'],
  ['', ''],
])('the phone number %j is shown as %j', (phone, expected) =>
  expect(formatPhone(phone)).toBe(expected),
);
