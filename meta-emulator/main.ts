import { DEFAULT_PORT } from './defaults.ts';
import { startEmulator } from './start-emulator.ts';

const { env } = process;

const emulator = await startEmulator({
  port: Number(env['EMULATOR_PORT'] || DEFAULT_PORT),
  appId: env['FACEBOOK_CLIENT_ID'] || undefined,
  appSecret: env['FACEBOOK_CLIENT_SECRET'] || undefined,
  retryScale: Number(env['EMULATOR_RETRY_SCALE'] || 1),
  appUrl: env['EMULATOR_APP_URL'] || undefined,
  worldFile: env['EMULATOR_WORLD_FILE'] || undefined,
});
console.log(`The Meta emulator listens at ${emulator.url} for the app ${emulator.appId}.`);

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    void emulator.close().then(() => process.exit(0));
  });
