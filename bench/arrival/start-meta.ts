import { createControlClient } from '../../meta-emulator/control-client.ts';
import type { EmulatorControl } from '../../meta-emulator/control/emulator-control.ts';
import { freePort } from '../../test/support/free-port.ts';
import { APP_ID, APP_SECRET, VERIFY_TOKEN } from '../../test/support/start-leadrabbit.ts';
import type { Workbench } from '../lib/workbench.ts';
import { startProgram, type Program } from '../lib/program.ts';

export interface RunningMeta extends Program {
  readonly url: string;
  readonly control: EmulatorControl;
}

/** Starts the Meta emulator; it sends each webhook at once instead of gathering some. */
export async function startMeta(
  workbench: Workbench,
  name = 'meta-emulator',
): Promise<RunningMeta> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const program = await startProgram({
    name,
    file: 'meta-emulator/main.ts',
    env: {
      EMULATOR_PORT: String(port),
      FACEBOOK_CLIENT_ID: APP_ID,
      FACEBOOK_CLIENT_SECRET: APP_SECRET,
    },
    folder: workbench.newFolder(name),
    readyUrl: url,
  });
  const control = createControlClient(url);
  await control.changeSettings({ batchWindowMs: 0 });
  return { ...program, url, control };
}

/** What an operator does in Meta's App Dashboard, under Webhooks. */
export async function subscribe(metaUrl: string, leadRabbitUrl: string): Promise<void> {
  const response = await fetch(`${metaUrl}/v25.0/${APP_ID}/subscriptions`, {
    method: 'POST',
    body: new URLSearchParams({
      access_token: `${APP_ID}|${APP_SECRET}`,
      object: 'page',
      callback_url: `${leadRabbitUrl}/api/webhook/facebook`,
      fields: 'leadgen',
      verify_token: VERIFY_TOKEN,
    }),
  });
  if (!response.ok) throw new Error(`the subscription failed: ${await response.text()}`);
}
