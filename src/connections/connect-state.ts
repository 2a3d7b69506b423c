import { createHash, randomBytes } from 'node:crypto';

/** Long enough to sign in, to find a second factor and to choose Pages. */
const LIFETIME_MS = 30 * 60_000;

export const newState = (): string => randomBytes(32).toString('base64url');

/** The database holds only hashes, so that a stolen database contains no usable state. */
export const hashOfState = (state: string): string =>
  createHash('sha256').update(state).digest('hex');

export const stateExpiry = (now: Date): Date => new Date(now.getTime() + LIFETIME_MS);
