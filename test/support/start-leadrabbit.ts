import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../src/app.ts';
import { readConfig, type Environment } from '../../src/config.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { ApiClient } from './api-client.ts';
import { testEngine } from './engine.ts';
import { freePort } from './free-port.ts';
import { openStorageOf } from './open-storage-of.ts';
import { copyPreparedData, mayUsePreparedData, type MakeData } from './prepared-data.ts';
import { quickPasswords } from './quick-passwords.ts';

export const ADMIN = { email: 'ada@example.com', password: 'correct horse battery' } as const;
export const APP_SECRET = 'test-app-secret';
export const VERIFY_TOKEN = 'test-verify-token';
export const APP_ID = '100000000000001';

/** A running LeadRabbit with a database of its own. */
export interface LeadRabbit {
  /** Where it listens. */
  readonly url: string;
  readonly dataDir: string;
  readonly environment: Environment;
  /** Signed in as the first admin. */
  readonly admin: ApiClient;
  /** The code of the set-up page; undefined if an admin exists. */
  readonly setupCode: string | undefined;
  /** Nobody yet. */
  stranger(): ApiClient;
  /** Its storage, opened once more beside it. It closes with LeadRabbit. */
  storage(): Promise<Storage>;
  /** Stops it and starts it again on the same data. */
  restart(changes?: Environment): Promise<LeadRabbit>;
  /** Ends it in order and keeps its data. */
  stop(): Promise<void>;
  /** Ends it in order and removes its data. */
  close(): Promise<void>;
}

/** For a test of the first start: nothing is prepared, the data folder is empty. */
export const EMPTY_FOLDER = (): void => undefined;

/**
 * Starts LeadRabbit inside this process.
 *
 * @param metaUrl where the Meta emulator listens
 * @param prepare puts data of an earlier version into the data folder before the first start; if it is left
 * out, LeadRabbit starts on a copy of prepared data if that makes no difference
 */
export async function startLeadRabbit(
  metaUrl: string,
  changes: Environment = {},
  prepare?: (dataDir: string) => void,
): Promise<LeadRabbit> {
  const dataDir = mkdtempSync(join(tmpdir(), 'leadrabbit-test-'));
  prepare?.(dataDir);
  const environment = { ...(await testEnvironment(metaUrl, dataDir)), ...changes };
  const cookie =
    prepare === undefined && mayUsePreparedData(environment, changes)
      ? await copyPreparedData(dataDir, makeData)
      : undefined;
  return start(environment, dataDir, cookie);
}

const makeData: MakeData = async (dataDir) => {
  const app = await start(await testEnvironment('http://127.0.0.1:9', dataDir), dataDir);
  await app.stop();
  return app.admin.cookie;
};

/** The whole environment of a LeadRabbit under test, on a free port. */
export async function testEnvironment(metaUrl: string, dataDir: string): Promise<Environment> {
  const port = await freePort();
  return {
    PORT: String(port),
    HOST: '127.0.0.1',
    URL: `http://127.0.0.1:${port}`,
    ...testEngine().environment(dataDir),
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
    LOG_LEVEL: 'silent',
    // A test of the background sync switches it on. It must not disturb the other tests.
    CATCH_UP_MINUTES: '0',
    NEXTAUTH_SECRET: 'a secret for tests that is long enough',
    FACEBOOK_CLIENT_ID: APP_ID,
    FACEBOOK_CLIENT_SECRET: APP_SECRET,
    FACEBOOK_WEBHOOK_VERIFY_TOKEN: VERIFY_TOKEN,
    FACEBOOK_GRAPH_URL: metaUrl,
    FACEBOOK_DIALOG_URL: metaUrl,
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
  };
}

/** Removes a data folder and the data that belongs to it. */
export async function removeData(dataDir: string): Promise<void> {
  await testEngine().remove(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
}

/** @param cookie a session of the admin; if there is none, the admin signs in */
async function start(
  environment: Environment,
  dataDir: string,
  cookie?: string,
): Promise<LeadRabbit> {
  const config = readConfig(environment);
  const app = await createApp(config, quickPasswords());
  const url = await app.start();
  const admin = new ApiClient(url, cookie);
  if (cookie === undefined) await admin.signIn(ADMIN.email, ADMIN.password);
  let opened: Promise<Storage> | undefined;
  const stop = async () => {
    await (await opened)?.close();
    await app.close();
  };
  return {
    url,
    dataDir,
    environment,
    admin,
    setupCode: app.setupCode,
    stranger: () => new ApiClient(url),
    storage: () => (opened ??= openStorageOf({ environment })),
    restart: async (changes = {}) => {
      await stop();
      return start({ ...environment, ...changes }, dataDir);
    },
    stop,
    close: async () => {
      await stop();
      await removeData(dataDir);
    },
  };
}
