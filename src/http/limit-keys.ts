import { AppError } from '../errors.ts';
import type { CountStore } from '../limits/count-store.ts';
import { createLimitInBlocks } from '../limits/limit-in-blocks.ts';
import type { IdentityParts } from './identity.ts';

/** Requests of one key and minute, at all processes together. */
const LIMIT = { max: 600, windowMs: 60_000 };

/** Refuses a key that asks too often, with the time after which it may ask again. */
export function createLimitKey(
  counts: Pick<CountStore, 'add'>,
  now: () => Date,
): IdentityParts['limitKey'] {
  const isAllowed = createLimitInBlocks(counts, LIMIT, now);
  return async (request, key) => {
    request.apiKey = key;
    if (!(await isAllowed(`api key ${key.id}`))) throw new AppError('too-many', {});
  };
}
