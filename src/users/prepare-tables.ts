import { getMigrations } from 'better-auth/db/migration';
import type { BetterAuthOptions } from 'better-auth';
import { setTimeout as sleep } from 'node:timers/promises';

const ATTEMPTS = 6;
const PAUSE_MS = 200;

/**
 * Brings the tables of the accounts library up to date. Its steps are single statements, so another
 * process that starts at the same moment may have made a table in between: then what is missing is
 * determined again.
 */
export async function prepareTables(options: BetterAuthOptions): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const { toBeCreated, toBeAdded, runMigrations } = await getMigrations(options);
    if (toBeCreated.length === 0 && toBeAdded.length === 0) return;
    try {
      return await runMigrations();
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await sleep(attempt * PAUSE_MS);
    }
  }
}
