/** A code of an authenticator app is accepted 30 seconds before and after its own 30 seconds. */
const ACCEPTED_MS = 90_000;

/**
 * The codes of authenticator apps that have signed somebody in: each signs in once (RFC 6238, section
 * 5.2). Those of this process; behind several processes a code works once at each.
 */
export interface UsedCodes {
  /** @returns false if the person has used this code already */
  claim(userId: string, code: string): boolean;
  /** The code was wrong or did not sign in. */
  release(userId: string, code: string): void;
}

/** @param elapsed milliseconds of a clock that nobody sets, such as `performance.now` */
export function createUsedCodes(elapsed: () => number): UsedCodes {
  /** In the order of their use. */
  const usedAt = new Map<string, number>();
  const keyOf = (userId: string, code: string) => `${userId} ${code}`;
  const forgetOld = () => {
    for (const [key, at] of usedAt) {
      if (elapsed() - at < ACCEPTED_MS) return;
      usedAt.delete(key);
    }
  };
  return {
    claim: (userId, code) => {
      forgetOld();
      const key = keyOf(userId, code);
      if (usedAt.has(key)) return false;
      usedAt.set(key, elapsed());
      return true;
    },
    release: (userId, code) => {
      usedAt.delete(keyOf(userId, code));
    },
  };
}
