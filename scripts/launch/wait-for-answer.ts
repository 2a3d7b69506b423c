import { setTimeout as sleep } from 'node:timers/promises';
import { LaunchError } from './launch-error.ts';

const PATIENCE_MS = 60_000;

/** Asks again until the address answers, and not that it is unavailable. */
export async function waitForAnswer(url: string, who: string): Promise<void> {
  const start = Date.now();
  let last = 'no answer';
  while (Date.now() - start < PATIENCE_MS) {
    try {
      const { status } = await fetch(url, { signal: AbortSignal.timeout(5000) });
      if (status < 500) return;
      last = `status ${status}`;
    } catch {
      last = 'no answer';
    }
    await sleep(100);
  }
  throw new LaunchError(`${who} did not become ready at ${url} within a minute: ${last}.`);
}
