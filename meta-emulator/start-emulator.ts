import { createControl } from './control/create-control.ts';
import type { EmulatorControl } from './control/emulator-control.ts';
import { DEFAULT_APP_ID, DEFAULT_APP_SECRET, HOST } from './defaults.ts';
import type { Engine } from './engine.ts';
import { createFaultSwitch } from './faults/fault-switch.ts';
import { createRequestLog } from './graph/request-log.ts';
import { createUsageMeter } from './graph/usage-meter.ts';
import { keepWorld } from './keep-world.ts';
import { createServer } from './server.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import { createOutbox } from './webhooks/create-outbox.ts';
import { createDemoWorld } from './world/demo-world.ts';
import { createEmptyWorld } from './world/empty-world.ts';
import { createRandom } from './world/random.ts';
import { createWorldFile } from './world/world-file.ts';

export type EmulatorOptions = {
  /** 0: any free one. */
  port?: number | undefined;
  host?: string | undefined;
  appId?: string | undefined;
  appSecret?: string | undefined;
  /** Multiplies the times between two tries of a webhook delivery. */
  retryScale?: number | undefined;
  world?: 'demo' | 'empty' | undefined;
  now?: (() => Date) | undefined;
  /** For every random choice. */
  seed?: number | undefined;
  /** The address at which people open the app. The pages link to it. */
  appUrl?: string | undefined;
  /** A file that keeps the world over a restart. Without it the world is in memory only. */
  worldFile?: string | undefined;
};

export type Emulator = {
  /** Base address of the Graph API, the sign-in dialog, the control API and the pages. */
  url: string;
  appId: string;
  appSecret: string;
  control: EmulatorControl;
  close(): Promise<void>;
};

/** Starts the emulator in this process. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { host = HOST, port = 0, now = () => new Date(), seed = 1 } = options;
  const app = {
    id: options.appId ?? DEFAULT_APP_ID,
    secret: options.appSecret ?? DEFAULT_APP_SECRET,
  };
  const firstState = () => {
    const random = createRandom(seed);
    const world =
      options.world === 'empty' ? createEmptyWorld(app) : createDemoWorld(app, random, now());
    const retryScale = options.retryScale ?? DEFAULT_SETTINGS.retryScale;
    return { random, world, settings: { ...DEFAULT_SETTINGS, retryScale } };
  };
  const engine: Engine = {
    ...firstState(),
    appUrl: options.appUrl,
    now,
    faults: createFaultSwitch(),
    outbox: createOutbox(() => engine),
    requests: createRequestLog(),
    usage: createUsageMeter(),
  };
  const control = createControl(engine, () => {
    engine.outbox.clear();
    engine.faults.clear();
    engine.faults.stopChaos();
    engine.requests.clear();
    engine.usage.clear();
    Object.assign(engine, firstState());
  });
  const file =
    options.worldFile === undefined ? undefined : createWorldFile(options.worldFile, app.id);
  const keeper = file && keepWorld(engine, file, app);
  const server = await createServer(engine, control);
  const url = await server.listen({ host, port });
  const close = async () => {
    await server.close();
    keeper?.stop();
    engine.outbox.clear();
  };
  return { url, appId: app.id, appSecret: app.secret, control, close };
}
