/**
 * Runs one of the programs in `src` on Node 24, whatever Node the shell has: `npm run backup` and
 * `npm run restore`.
 */
import { join } from 'node:path';
import { findNode } from './lib/find-node.mjs';
import { installIfStale } from './lib/install.mjs';
import { run } from './lib/run.mjs';

const root = join(import.meta.dirname, '..');
const [program = '', ...args] = process.argv.slice(2);

try {
  await installIfStale(root);
  process.exitCode = await run(findNode(root), [join(root, 'src', program), ...args], {
    cwd: root,
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
