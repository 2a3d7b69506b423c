import { setTimeout as sleep } from 'node:timers/promises';
import { LaunchError } from './launch-error.ts';

const PATIENCE_MS = 60_000;

/**
 * Asks again until the address answers that it is ready. A program that answers 503 runs and waits for
 * something, such as its database, which may take longer than a minute.
 */
export async function waitForAnswer(url: string, who: string): Promise<void> {
  let silentSince = Date.now();
  let last = 'no answer';
  while (Date.now() - silentSince < PATIENCE_MS) {
    try {
      const { status } = await fetch(url, { signal: AbortSignal.timeout(5000) });
      if (status < 500) return;
      last = `status ${status}`;
      if (status === 503) silentSince = Date.now();
    } catch {
      last = 'no answer';
    }
    await sleep(100);
  }
  throw new LaunchError(`${who} did not become ready at ${url} within a minute: ${last}.`);
}
