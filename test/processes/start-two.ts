import { startEmulator, type Emulator } from '../../meta-emulator/start-emulator.ts';
import type { Environment } from '../../src/config.ts';
import { signInToMeta } from '../support/meta-dialog.ts';
import { runLeadRabbit, type LeadRabbitProcess } from '../support/run-leadrabbit.ts';
import { APP_ID, APP_SECRET } from '../support/start-leadrabbit.ts';
import { subscribeApp } from '../support/start-world.ts';

/** Two LeadRabbit processes on one data folder, and the emulator that is their Meta. */
export interface TwoProcesses {
  readonly meta: Emulator;
  readonly first: LeadRabbitProcess;
  readonly second: LeadRabbitProcess;
  close(): Promise<void>;
}

/**
 * Starts both processes and connects the Pages of the emulator. The Pages are disabled.
 *
 * @param onMeta called with the emulator before the processes start
 */
export async function startTwo(
  environment: Environment = {},
  onMeta: (meta: Emulator) => void = () => undefined,
): Promise<TwoProcesses> {
  const meta = await startEmulator({ appId: APP_ID, appSecret: APP_SECRET, retryScale: 0.001 });
  onMeta(meta);
  const first = await runLeadRabbit(meta.url, environment);
  const second = await runLeadRabbit(meta.url, environment, first);
  await subscribeApp({ app: first, meta });
  await first.admin.get(await signInToMeta(first.admin));
  return {
    meta,
    first,
    second,
    close: async () => {
      await second.close();
      await first.close();
      await meta.close();
    },
  };
}
