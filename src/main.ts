import './v8-flags.ts';
import type { App } from './app.ts';
import { ConfigError, readConfig } from './config.ts';
import { createEndProcess, SIGNALS } from './closing/end-process.ts';
import { StartError } from './errors.ts';
import { loadEnv } from './load-env.ts';
import { openApp } from './open-app.ts';

/** The process: reads the configuration, runs LeadRabbit, closes it cleanly. */
async function main(): Promise<void> {
  const app = await openApp(readConfig(loadEnv(process.cwd(), process.env)));
  endInOrder(app);
  await app.start();
  if (app.setupCode !== undefined) printSetupCode(app.setupCode);
}

/** What comes from outside of every request: signals, and errors that nothing has handled. */
function endInOrder(app: App): void {
  const ending = createEndProcess({
    close: () => app.close(),
    log: app.log,
    exit: (code) => process.exit(code),
    elapsed: () => performance.now(),
  });
  for (const signal of SIGNALS) process.on(signal, () => ending.onSignal(signal));
  // A promise that is rejected and not handled comes here too.
  process.on('uncaughtException', (error) => ending.onUnhandled(error));
}

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
