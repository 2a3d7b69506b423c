import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import type { CountStore } from '../limits/count-store.ts';

/** So many wrong passwords in a row for one account are normal and cause no wait. */
const FREE_FAILURES = 5;

/** The wait of the next try, in ms. It doubles after each failure, up to the longest wait. */
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 4_000;

/**
 * So many tries for one account may wait at once. Further tries are refused and can be sent again.
 */
const MOST_WAITING = 3;

/** How long a try counts as one that waits, in ms, if its process ends during the wait. */
const WAITING_LASTS_MS = 10_000;

/** Failures are forgotten after this long without another one. */
const FORGET_MS = 15 * 60_000;

/**
 * Slows down guesses of the password of one account, from any number of addresses and at any number of
 * processes. It never locks an account: the right password works after a wait of seconds, and at once in a
 * browser that has signed in to this account before.
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
  noteFailure(email: string): Promise<void>;
  noteSuccess(email: string): Promise<void>;
}

/** @param counts of all processes */
export function createSignInSlowing(counts: CountStore, now: () => Date): SignInSlowing {
  return {
    enter: async (email, isKnownDevice) => {
      if (isKnownDevice) return false;
      const failures = await counts.read(failuresOf(email), now());
      if (failures < FREE_FAILURES) return false;
      const key = waitingFor(email);
      const { count, until } = await counts.add(key, 1, { now: now(), lastsMs: WAITING_LASTS_MS });
      try {
        if (count > MOST_WAITING) throw new AppError('sign-in-slowed', {});
        await sleep(waitAfter(failures));
      } finally {
        await counts.takeBack(key, until);
      }
      return true;
    },
    noteFailure: async (email) => {
      await counts.add(failuresOf(email), 1, { now: now(), lastsMs: FORGET_MS, extends: true });
    },
    noteSuccess: (email) => counts.reset(failuresOf(email)),
  };
}

const waitAfter = (failures: number): number =>
  Math.min(FIRST_WAIT_MS * 2 ** (failures - FREE_FAILURES), LONGEST_WAIT_MS);

const failuresOf = (email: string): string => `sign-in failures ${email.trim().toLowerCase()}`;
const waitingFor = (email: string): string => `sign-in waiting ${email.trim().toLowerCase()}`;
