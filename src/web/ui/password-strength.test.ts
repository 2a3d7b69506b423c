import { expect, test } from 'vitest';
import { passwordStrength } from './password-strength.ts';

test.each([
  [0, 'start'],
  [7, 'too-short'],
  [8, 'enough'],
  [14, 'enough'],
  [15, 'long'],
  [128, 'long'],
])('the strength of a password of %i characters is %s', (length, strength) => {
  expect(passwordStrength('x'.repeat(length))).toBe(strength);
});
