/**
 * Runs LeadRabbit, and the Meta emulator if it replaces Meta, as one: they start together and close
 * together. With `--dev` the server restarts and the browser reloads on change.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError, readConfig, type Config } from '../src/config.ts';
import { loadEnv } from '../src/load-env.ts';
import { checkPortIsFree } from './launch/check-port.ts';
import { LaunchError } from './launch/launch-error.ts';
import { localUrl } from './launch/local-url.ts';
import { Part } from './launch/part.ts';
import { subscribeWebhook } from './launch/subscribe-webhook.ts';
import { waitForAnswer } from './launch/wait-for-answer.ts';
import { printWelcome } from './launch/welcome.ts';

const root = join(import.meta.dirname, '..');
const isDevelopment = process.argv.includes('--dev');

/** The program that the others need. It starts first and closes last. */
const running: Part[] = [];
let isClosing = false;

async function main(): Promise<void> {
  const env = loadEnv(root, process.env);
  const config = readConfig(env);
  await checkPorts(config);
  if (config.demo) await startEmulator(config.demo.emulatorUrl, config, env);
  // Vite has the port that people open. It passes on to the server what it does not serve itself.
  const port = isDevelopment ? config.port + 10 : config.port;
  const local = localUrl(config.host, port);
  await startServer(local, { ...env, PORT: String(port), URL: config.url });
  if (config.demo) await subscribeWebhook(config.meta, `${local}/api/webhook/facebook`);
  if (isDevelopment) await startVite(config, local, env);
  printWelcome(config);
}

async function checkPorts({ host, port, demo }: Config): Promise<void> {
  await checkPortIsFree(host, port, 'PORT');
  if (isDevelopment) await checkPortIsFree(host, port + 10, 'PORT');
  if (demo)
    await checkPortIsFree('localhost', Number(new URL(demo.emulatorUrl).port), 'EMULATOR_PORT');
}

/** Its world is stored beside the demo's database, so that both fit together after a restart. */
async function startEmulator(emulatorUrl: string, config: Config, env: Environment) {
  const args = [join(root, 'meta-emulator/main.ts')];
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  const part = new Part('The Meta emulator', args, {
    ...env,
    EMULATOR_APP_URL: config.url,
    EMULATOR_WORLD_FILE: join(config.dataDir, 'meta-emulator.world'),
  });
  await start(part, `${emulatorUrl}/`);
}

async function startServer(url: string, env: Environment): Promise<void> {
  const args = [...(isDevelopment ? ['--watch'] : []), join(root, 'src/main.ts')];
  await start(new Part('LeadRabbit', args, env), `${url}/readyz`);
}

async function startVite({ port, url }: Config, api: string, env: Environment): Promise<void> {
  const args = [join(root, 'node_modules/vite/bin/vite.js'), '--port', String(port)];
  const part = new Part('Vite', [...args, '--logLevel', 'warn'], { ...env, API_URL: api });
  await start(part, `http://127.0.0.1:${port}/?${new URL(url).host}`);
}

type Environment = Record<string, string | undefined>;

async function start(part: Part, url: string): Promise<void> {
  running.push(part);
  // If one program ends by itself, the others are closed too.
  void part.ended.then((code) => {
    if (!isClosing) console.error(`${part.name} stopped by itself (exit code ${code}).`);
    return close(code === 0 ? 1 : code);
  });
  await Promise.race([waitForAnswer(url, part.name), part.ended.then(waitForever)]);
}

async function close(code: number): Promise<void> {
  if (isClosing) return;
  isClosing = true;
  for (const part of running.toReversed()) await part.stop();
  process.exit(code);
}

/** The second Ctrl-C of an impatient person; a terminal and npm may both send the first. */
let signalledAt: number | undefined;

function closeOnSignal(): void {
  const isImpatient = signalledAt !== undefined && Date.now() - signalledAt > 1000;
  signalledAt ??= Date.now();
  if (isImpatient) for (const part of running) part.kill();
  void close(0);
}

function fail(error: unknown): Promise<void> {
  const isExpected = error instanceof ConfigError || error instanceof LaunchError;
  if (!isClosing) console.error(isExpected ? `\n${error.message}\n` : error);
  return close(1);
}

const waitForever = () => new Promise<never>(() => {});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, closeOnSignal);
main().catch(fail);
