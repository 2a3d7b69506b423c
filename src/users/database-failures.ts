import { AsyncLocalStorage } from 'node:async_hooks';
import { AppError } from '../errors.ts';

/**
 * Finds the failures of the database that better-auth keeps to itself. It takes some for "not found", ignores others,
 * and answers a sign-out with success although the session could not be deleted.
 */
export interface DatabaseFailures {
  /**
   * Asks better-auth.
   *
   * @throws LeadRabbit's own error, such as `storage-unavailable`, if the database failed at any moment of it,
   *   whatever better-auth made of that
   */
  refuse<Result>(ask: () => Promise<Result>): Promise<Result>;
}

/** @param adapter better-auth's access to the database; changed in place, because better-auth holds on to it */
export function watchDatabase(adapter: object): DatabaseFailures {
  const current = new AsyncLocalStorage<AppError[]>();
  for (const [name, method] of Object.entries(adapter)) {
    if (typeof method !== 'function') continue;
    const watched = async (...args: unknown[]): Promise<unknown> => {
      try {
        return await (method as Method).apply(adapter, args);
      } catch (error) {
        if (error instanceof AppError) current.getStore()?.push(error);
        throw error;
      }
    };
    Object.assign(adapter, { [name]: watched });
  }
  return {
    refuse: (ask) => {
      const failures: AppError[] = [];
      return current.run(failures, async () => {
        const answer = await ask().catch((error: unknown) => {
          throw failures[0] ?? error;
        });
        if (failures[0]) throw failures[0];
        return answer;
      });
    },
  };
}

type Method = (...args: unknown[]) => unknown;
