import { setTimeout as sleep } from 'node:timers/promises';
import { APP_SECRET } from '../../test/support/start-leadrabbit.ts';
import type { ApiClient } from '../../test/support/api-client.ts';
import type { Workbench } from '../lib/workbench.ts';
import { startLeadRabbit } from '../lib/leadrabbit.ts';
import { median, percentile } from '../lib/statistics.ts';
import { signDeliveries } from '../receipt/signed-deliveries.ts';
import { fillWorkspace, type WorkspaceSize } from './fill-workspace.ts';
import { createHttpProbe } from './http-probe.ts';
import { SCREENS } from './screens.ts';

export interface ScreensPlan {
  readonly size: WorkspaceSize;
  /** Of each screen. */
  readonly requests: number;
  /** How many webhooks are sent, one after another, while the screens are read and while not. */
  readonly webhooks: number;
}

export interface ScreenFigures {
  readonly name: string;
  readonly medianMs: number;
  readonly bytes: number;
  /** The longest that another request waited at the same time. */
  readonly stallMs: number;
  /** The most CPU time that one turn of the event loop took. */
  readonly turnMs: number;
}

export interface WebhookFigures {
  readonly medianMs: number;
  readonly p99Ms: number;
}

export interface ScreensFigures {
  readonly plan: ScreensPlan;
  readonly screens: readonly ScreenFigures[];
  readonly webhooksAlone: WebhookFigures;
  readonly webhooksBesideScreens: WebhookFigures;
}

/** How long other requests wait while an admin reads every screen of a large workspace. */
export async function measureScreens(
  workbench: Workbench,
  plan: ScreensPlan,
): Promise<ScreensFigures> {
  const dataDir = workbench.newFolder('screens');
  await fillWorkspace(dataDir, plan.size);
  return measureFilled(workbench, plan, dataDir);
}

/** The same for a workspace that is filled already. */
export async function measureFilled(
  workbench: Workbench,
  plan: ScreensPlan,
  dataDir: string,
): Promise<ScreensFigures> {
  const app = workbench.keep(
    await startLeadRabbit(workbench, { name: 'screens', dataDir, watchLoop: true }),
  );
  const admin = await app.signIn();
  const screens: ScreenFigures[] = [];
  for (const { name, path } of SCREENS) {
    await readScreen(admin, path);
    await app.longestTurnMs();
    const figures = await measureScreen(admin, path, plan.requests);
    screens.push({ name, ...figures, turnMs: await app.longestTurnMs() });
  }
  const webhooksAlone = await sendWebhooks(app.url, plan.webhooks);
  const reading = readUntil(admin);
  const webhooksBesideScreens = await sendWebhooks(app.url, plan.webhooks);
  await reading.stop();
  return { plan, screens, webhooksAlone, webhooksBesideScreens };
}

async function readScreen(admin: ApiClient, path: string) {
  const probe = createHttpProbe(admin.url);
  try {
    return await probe.send('GET', path, { cookie: admin.cookie });
  } finally {
    probe.close();
  }
}

async function measureScreen(admin: ApiClient, path: string, requests: number) {
  const waits: number[] = [];
  const over = new AbortController();
  const probe = createHttpProbe(admin.url);
  const probing = (async () => {
    while (!over.signal.aborted) waits.push((await probe.send('GET', '/healthz')).ms);
  })();
  const readings = [];
  for (let turn = 0; turn < requests; turn++) readings.push(await readScreen(admin, path));
  over.abort();
  await probing;
  probe.close();
  return {
    medianMs: median(readings.map(({ ms }) => ms)),
    bytes: median(readings.map(({ bytes }) => bytes)),
    stallMs: Math.max(...waits),
  };
}

/** Reads one screen after another until it is stopped. */
function readUntil(admin: ApiClient): { stop(): Promise<void> } {
  const over = new AbortController();
  const reading = (async () => {
    while (!over.signal.aborted)
      for (const { path } of SCREENS) {
        if (over.signal.aborted) return;
        await readScreen(admin, path);
      }
  })();
  return {
    stop: () => {
      over.abort();
      return reading;
    },
  };
}

async function sendWebhooks(url: string, count: number): Promise<WebhookFigures> {
  const probe = createHttpProbe(url);
  const times: number[] = [];
  for (const { body, signature } of signDeliveries(count, APP_SECRET)) {
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature };
    times.push((await probe.send('POST', '/api/webhook/facebook', headers, body)).ms);
    await sleep(20);
  }
  probe.close();
  return { medianMs: median(times), p99Ms: percentile(times, 0.99) };
}
