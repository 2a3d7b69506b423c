import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../errors.ts';

/** So many wrong passwords in a row for one account are normal and cause no wait. */
const FREE_FAILURES = 5;

/** The wait of the next try, in ms. It doubles after each failure, up to the longest wait. */
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 4_000;

/**
 * So many tries for one account may wait at once. Further tries are refused and can be sent again.
 */
const MOST_WAITING = 3;

/** Failures are forgotten after this long without another one. */
const FORGET_MS = 15 * 60_000;

/** Accounts whose failures are remembered; the oldest are forgotten first. */
const MOST_ACCOUNTS = 10_000;

interface Failures {
  count: number;
  lastAt: number;
  waiting: number;
}

/**
 * Slows down guesses of the password of one account, from any number of addresses. It never
 * locks an account: the right password works after a wait of seconds, and at once in a browser that
 * has signed in to this account before.
 *
 * Each process has its own counts, so several processes allow more tries for an account.
 *
 * @see https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies
 */
export interface SignInSlowing {
  /**
   * Waits as long as this account has to wait.
   *
   * @param isKnownDevice whether the browser has signed in to this account before
   * @returns whether it waited
   * @throws the `sign-in-slowed` error if others wait for this account already
   */
  enter(email: string, isKnownDevice: boolean): Promise<boolean>;
  noteFailure(email: string): void;
  noteSuccess(email: string): void;
}

/** @param elapsed milliseconds of a clock that nobody sets, such as `performance.now` */
export function createSignInSlowing(elapsed: () => number): SignInSlowing {
  const accounts = new Map<string, Failures>();

  const find = (email: string): Failures | undefined => {
    const found = accounts.get(keyOf(email));
    if (!found || found.waiting > 0 || elapsed() - found.lastAt < FORGET_MS) return found;
    accounts.delete(keyOf(email));
    return undefined;
  };

  return {
    enter: async (email, isKnownDevice) => {
      const failures = find(email);
      if (isKnownDevice || !failures || failures.count < FREE_FAILURES) return false;
      if (failures.waiting >= MOST_WAITING) throw new AppError('sign-in-slowed', {});
      failures.waiting += 1;
      try {
        await sleep(waitAfter(failures.count));
      } finally {
        failures.waiting -= 1;
      }
      return true;
    },
    noteFailure: (email) => {
      const key = keyOf(email);
      const failures = find(email) ?? { count: 0, lastAt: 0, waiting: 0 };
      failures.count += 1;
      failures.lastAt = elapsed();
      // At the end of the map, so that its first key is the oldest.
      accounts.delete(key);
      accounts.set(key, failures);
      const [oldest] = accounts.keys();
      if (accounts.size > MOST_ACCOUNTS && oldest !== undefined) accounts.delete(oldest);
    },
    noteSuccess: (email) => {
      accounts.delete(keyOf(email));
    },
  };
}

const waitAfter = (failures: number): number =>
  Math.min(FIRST_WAIT_MS * 2 ** (failures - FREE_FAILURES), LONGEST_WAIT_MS);

const keyOf = (email: string): string => email.trim().toLowerCase();
