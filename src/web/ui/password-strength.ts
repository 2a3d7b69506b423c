/** How good a new password is. `start` while nothing is typed. */
export type PasswordStrength = 'start' | 'too-short' | 'enough' | 'long';

/** The server refuses shorter ones. */
const SHORTEST = 8;

/** Recommended for a password that is the only secret of an account (NIST SP 800-63B, 3.1.1.2). */
const RECOMMENDED = 15;

/** Judges by length alone, as the server does apart from its list of common passwords. */
export function passwordStrength({ length }: string): PasswordStrength {
  if (length === 0) return 'start';
  if (length < SHORTEST) return 'too-short';
  return length < RECOMMENDED ? 'enough' : 'long';
}
