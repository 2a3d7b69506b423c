import { setTimeout as sleep } from 'node:timers/promises';
import { createApp, type App } from './app.ts';
import type { Config } from './config.ts';
import { StorageAwayError } from './errors.ts';
import { startWaitingServer, type WaitingServer } from './http/waiting-server.ts';
import { createLog } from './log.ts';

/** How long to wait before the next try, in ms. A try itself takes two seconds at most. */
const PAUSE_MS = 1_000;

/** The log repeats why LeadRabbit waits this often, in ms. */
const REPEAT_MS = 60_000;

/**
 * Puts LeadRabbit together as soon as its database answers. Until then it tries again, and a small server
 * says why.
 *
 * @throws StartError, with what to do, if trying again does not help
 */
export async function openApp(config: Config): Promise<App> {
  const log = createLog(config.logLevel);
  let waiting: WaitingServer | undefined;
  let reason = '';
  let saidAt = -Infinity;
  try {
    for (;;)
      try {
        return await createApp(config);
      } catch (error) {
        if (!(error instanceof StorageAwayError)) throw error;
        reason = error.message;
        waiting ??= await startWaitingServer({ ...config, reason: () => reason });
        if (performance.now() - saidAt > REPEAT_MS) {
          saidAt = performance.now();
          log.error(
            { fault: 'server-unreachable' },
            `${reason} LeadRabbit starts as soon as it answers.`,
          );
        }
        await sleep(PAUSE_MS);
      }
  } finally {
    await waiting?.close();
  }
}
