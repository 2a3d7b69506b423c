import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const MODULE = join(import.meta.dirname, 'stop-with-shell.mjs');

/** Says that it is ready and then runs for a minute, as a server does. */
const PROGRAM = `
  import { stopWithShell } from ${JSON.stringify(MODULE)};
  stopWithShell();
  setTimeout(() => {}, 60_000);
  console.log(process.pid);
`;

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test.skipIf(process.platform === 'win32')(
  'a program that npm started stops when the shell between them is ended',
  async () => {
    const command = `"$NODE" --input-type=module -e "$PROGRAM"; true`;
    const shell = spawn('sh', ['-c', command], {
      env: { ...process.env, NODE: process.execPath, PROGRAM, npm_lifecycle_event: 'start' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(shell.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    expect(isRunning(pid)).toBe(true);
    shell.kill('SIGTERM');
    await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false);
  },
);
