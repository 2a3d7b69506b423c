import { dictionary } from '@zxcvbn-ts/language-common';
import { AppError } from '../errors.ts';

export const SHORTEST_PASSWORD = 8;
export const LONGEST_PASSWORD = 128;

/** Shorter passwords are refused for their length. */
const COMMON = new Set(
  dictionary['passwords-common'].filter((password) => password.length >= SHORTEST_PASSWORD),
);

/**
 * Whether a password is among the most common ones, in any mixture of capital and small letters.
 * The list holds the 49,233 most common passwords of published leaks.
 *
 * @see https://github.com/OWASP/ASVS V6.2.4 wants at least the 3,000 most common refused
 */
export const isCommonPassword = (password: string): boolean =>
  COMMON.has(password.normalize('NFKC').toLowerCase());

/**
 * @throws the `password-too-short`, `password-too-long` or `password-too-common` error. There are
 *   no rules on which characters a password is made of.
 */
export function refuseWeakPassword(password: string): void {
  if (password.length < SHORTEST_PASSWORD) throw new AppError('password-too-short', {});
  if (password.length > LONGEST_PASSWORD) throw new AppError('password-too-long', {});
  if (isCommonPassword(password)) throw new AppError('password-too-common', {});
}
