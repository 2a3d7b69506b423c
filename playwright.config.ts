import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/lib/find-chromium.ts';

const root = import.meta.dirname;

/**
 * A port other than the ones people use, so that the tests run beside a LeadRabbit at work. The
 * emulator takes the next one. Set TEST_PORT to run the tests of two checkouts at once.
 */
const PORT = Number(process.env['TEST_PORT'] ?? 4300);
const EMULATOR_PORT = PORT + 1;
const DATA_DIR = join(root, 'node_modules/.cache/browser-tests');

// Workers read this file too, while the server is running on that folder.
if (process.env['TEST_WORKER_INDEX'] === undefined)
  rmSync(DATA_DIR, { recursive: true, force: true });

/** May be set in a developer's .env, but the tests need the emulator and the address above. */
const UNSET = [
  'URL',
  'NEXTAUTH_URL',
  'REDIRECT_URL',
  'HOST',
  'TRUST_PROXY',
  'ALLOWED_HOSTS',
  'ADMIN_EMAIL',
  'ADMIN_PASSWORD',
  'MONGODB_URI',
  'FACEBOOK_CLIENT_ID',
  'FACEBOOK_CLIENT_SECRET',
  'FACEBOOK_APP_SECRET',
  'FACEBOOK_WEBHOOK_VERIFY_TOKEN',
  'FACEBOOK_SCOPES',
];

/** The browser tests use LeadRabbit as `npm start` runs it: with the emulator, on a new database. */
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.test.ts',
  globalSetup: './test/support/global-setup.ts',
  outputDir: 'test-results',
  forbidOnly: process.env['CI'] !== undefined,
  // Each test starts a LeadRabbit and a Meta of its own; only the demo is shared.
  fullyParallel: true,
  workers: 2,
  // The report calls a test flaky that passed only the second time.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: `http://localhost:${PORT}`,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: await findChromium(root, process.env),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: 'node scripts/launch.ts',
    wait: { stdout: /LeadRabbit is running at/ },
    timeout: 60_000,
    stdout: 'ignore',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    env: {
      PORT: String(PORT),
      EMULATOR_PORT: String(EMULATOR_PORT),
      DATA_DIR,
      NODE_ENV: 'test',
      LOG_LEVEL: 'warn',
      ...Object.fromEntries(UNSET.map((name) => [name, ''])),
    },
  },
});
