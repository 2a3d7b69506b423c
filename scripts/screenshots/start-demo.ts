import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, type DemoConfig } from '../../src/config.ts';

const PORTS = { PORT: '4400', EMULATOR_PORT: '4401' };
const ROOT = join(import.meta.dirname, '..', '..');
/** What a run beside people's own LeadRabbit takes from their environment. */
const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'LANG'];

export interface Demo extends DemoConfig {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts LeadRabbit as `npm start` does, on its own database, which is deleted at the end. */
export async function startDemo(environment: NodeJS.ProcessEnv): Promise<Demo> {
  const dataDir = mkdtempSync(join(tmpdir(), 'leadrabbit-screenshots-'));
  const kept = PASSED_ON.map((name) => [name, environment[name]]);
  // Set and empty, so that a developer's .env does not fill them in.
  const unset = ['URL', 'NEXTAUTH_URL', 'REDIRECT_URL', 'HOST', 'FACEBOOK_CLIENT_ID'].map(
    (name) => [name, ''],
  );
  const env = {
    ...(Object.fromEntries([...kept, ...unset]) as Record<string, string>),
    ...PORTS,
    DATA_DIR: dataDir,
    NODE_ENV: 'development',
    LOG_LEVEL: 'warn',
    // Only the people of the picture are in it, without the earlier leads of the demo.
    CATCH_UP_MINUTES: '0',
  };
  const { url, demo } = readConfig(env);
  if (!demo) throw new Error('The screenshots need the Meta emulator.');
  const child = spawn(process.execPath, [join(ROOT, 'scripts/launch.ts')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let said = '';
  await Promise.race([
    new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('is running at')) resolve();
      });
    }),
    ended.then(() => Promise.reject(new Error(`LeadRabbit did not start.\n${said}`))),
  ]);
  return {
    ...demo,
    url,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
