import { createApp, type App } from './app.ts';
import { ConfigError, readConfig } from './config.ts';
import { StartError } from './errors.ts';
import { loadEnv } from './load-env.ts';

/** The process: reads the configuration, runs LeadRabbit, closes it cleanly. */
async function main(): Promise<void> {
  const app = await createApp(readConfig(loadEnv(process.cwd(), process.env)));
  closeOnSignal(app);
  await app.start();
  if (app.setupCode !== undefined) printSetupCode(app.setupCode);
}

function closeOnSignal(app: App): void {
  const close = () => {
    for (const signal of SIGNALS) process.removeAllListeners(signal);
    app.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  for (const signal of SIGNALS) process.once(signal, close);
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** For a person, not for the log: the code opens the set-up page to whoever has it. */
function printSetupCode(code: string): void {
  process.stdout.write(`\nOpen /setup to make the first admin. The set-up code is ${code}\n\n`);
}

function fail(error: unknown): never {
  const isExpected = error instanceof ConfigError || error instanceof StartError;
  const text = isExpected ? error.message : error;
  console.error(text);
  process.exit(1);
}

main().catch(fail);
