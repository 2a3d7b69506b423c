import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './eventually.ts';

const EXAMPLE = join(import.meta.dirname, '../../docs/guide/nginx.conf');

/** Debian installs nginx in a folder that is not on the PATH of every user. */
const PROGRAM = ['nginx', '/usr/sbin/nginx'].find(
  (program) => spawnSync(program, ['-v']).status === 0,
);

/** Whether nginx is installed here. */
export const hasNginx = PROGRAM !== undefined;

export interface Nginx {
  close(): Promise<void>;
}

/**
 * Starts nginx with the example of the guide, `docs/guide/nginx.conf`. Only the addresses, the name and the
 * certificate are changed.
 *
 * @param port of loopback, on which nginx listens without a certificate
 * @param targets the ports of two LeadRabbits on loopback
 * @throws Error with what nginx says, if it refuses the example or does not start
 */
export async function startNginx(port: number, targets: readonly [number, number]): Promise<Nginx> {
  if (PROGRAM === undefined) throw new Error('nginx is not installed.');
  const folder = mkdtempSync(join(tmpdir(), 'leadrabbit-nginx-'));
  // The processes of nginx run as another user if this one is root.
  chmodSync(folder, 0o777);
  writeFileSync(join(folder, 'leadrabbit.conf'), readExample(port, targets));
  const config = join(folder, 'nginx.conf');
  writeFileSync(config, wholeConfig(folder));
  const child = spawn(PROGRAM, ['-e', join(folder, 'error.log'), '-c', config], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const ended = once(child, 'exit');
  const close = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await eventually('nginx listens', () => {
      if (child.exitCode !== null) throw new Error(`nginx ended: ${said}`);
      return canConnect(port);
    });
  } catch (error) {
    await close();
    throw error;
  }
  return { close };
}

function readExample(port: number, [first, second]: readonly [number, number]): string {
  const replaced = [
    ['10.0.0.11:4000', `127.0.0.1:${first}`],
    ['10.0.0.12:4000', `127.0.0.1:${second}`],
    ['listen 443 ssl', `listen 127.0.0.1:${port}`],
  ] as const;
  let text = readFileSync(EXAMPLE, 'utf8');
  for (const [from, to] of replaced) {
    if (!text.includes(from)) throw new Error(`The example has no "${from}".`);
    text = text.replace(from, to);
  }
  return text.replaceAll(/^ *ssl_certificate.*\n/gm, '');
}

/** What Debian's own `nginx.conf` does around the example, in a folder of its own. */
const wholeConfig = (folder: string) => `
daemon off;
pid ${folder}/nginx.pid;
worker_processes 1;
events {}
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join('\n  ')}
  include ${folder}/leadrabbit.conf;
}
`;

const canConnect = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
