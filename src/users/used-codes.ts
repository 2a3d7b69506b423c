import type { CountStore } from '../limits/count-store.ts';

/** A code of an authenticator app is accepted 30 seconds before and after its own 30 seconds. */
const ACCEPTED_MS = 90_000;

/**
 * The codes of authenticator apps that have signed somebody in: each signs in once, at one process (RFC
 * 6238, section 5.2).
 */
export interface UsedCodes {
  /** @returns false if the person has used this code already */
  claim(userId: string, code: string): Promise<boolean>;
  /** The code was wrong or did not sign in. */
  release(userId: string, code: string): Promise<void>;
}

/** @param counts of all processes */
export function createUsedCodes(
  counts: Pick<CountStore, 'add' | 'reset'>,
  now: () => Date,
): UsedCodes {
  const keyOf = (userId: string, code: string) => `second factor ${userId} ${code}`;
  return {
    claim: async (userId, code) => {
      const time = { now: now(), lastsMs: ACCEPTED_MS };
      return (await counts.add(keyOf(userId, code), 1, time)).count === 1;
    },
    release: (userId, code) => counts.reset(keyOf(userId, code)),
  };
}
