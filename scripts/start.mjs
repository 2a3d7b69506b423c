/**
 * `npm start`: from a clone with nothing installed to a running LeadRabbit. Runs on the machine's
 * own Node and needs no package; `launch.ts` goes on with Node 24.
 */
import { join } from 'node:path';
import { buildWebIfStale } from './lib/build-web.mjs';
import { findNode } from './lib/find-node.mjs';
import { installIfStale } from './lib/install.mjs';
import { run } from './lib/run.mjs';
import { stopWithShell } from './lib/stop-with-shell.mjs';

const root = join(import.meta.dirname, '..');
const isDevelopment = process.argv.includes('--dev');

stopWithShell();

try {
  await installIfStale(root);
  const node = findNode(root);
  if (!isDevelopment) await buildWebIfStale(root, node);
  const preload = join(root, 'scripts/lib/stop-with-parent.mjs');
  process.exitCode = await run(
    node,
    ['--import', preload, join(root, 'scripts/launch.ts'), ...process.argv.slice(2)],
    { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] },
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
