import { createHash } from 'node:crypto';

/** What is stored of the key of a count. It may hold an address, which is kept for hours at most, and as a hash only. */
export const hashOfKey = (key: string): string =>
  createHash('sha256').update(key).digest('base64url');
