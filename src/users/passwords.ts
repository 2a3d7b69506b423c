import { hashPassword, verifyPassword } from 'better-auth/crypto';
import limit from 'p-limit';
import { AppError } from '../errors.ts';

/**
 * How many passwords are hashed at once. Each uses one of the four threads of Node's pool for about
 * 0.1 s, and files and name look-ups need the same pool.
 */
const MOST_AT_ONCE = 2;

/** How many more passwords may wait. The last one waits for about two seconds. */
const MOST_WAITING = 40;

/** How a password becomes a hash, and whether a hash was made from a password. */
export interface Hashing {
  hash(password: string): Promise<string>;
  verify(data: { readonly hash: string; readonly password: string }): Promise<boolean>;
}

/** scrypt with a salt of its own for each password, as better-auth stores it. */
const SCRYPT: Hashing = { hash: hashPassword, verify: verifyPassword };

/** Hashes and checks passwords, a few at a time. */
export interface Passwords extends Hashing {
  /** @throws the `too-busy` error if too many wait already */
  hash(password: string): Promise<string>;
  /** @throws the `too-busy` error if too many wait already */
  verify(data: { readonly hash: string; readonly password: string }): Promise<boolean>;
}

export function createPasswords({
  hashing = SCRYPT,
  mostWaiting = MOST_WAITING,
}: { readonly hashing?: Hashing; readonly mostWaiting?: number } = {}): Passwords {
  const inTurn = limit(MOST_AT_ONCE);
  const run = async <T>(work: () => Promise<T>): Promise<T> => {
    if (inTurn.pendingCount >= mostWaiting) throw new AppError('too-many-sign-ins', {});
    return inTurn(work);
  };
  return {
    hash: (password) => run(() => hashing.hash(password)),
    verify: (data) => run(() => hashing.verify(data)),
  };
}
