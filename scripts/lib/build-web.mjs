import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';

/** What the web application is built from. */
const SOURCES = [
  'src/web',
  'src/contract',
  'src/texts',
  'src/errors.ts',
  'src/message.ts',
  'src/reasons.ts',
  'vite.config.ts',
  'scripts/lib/compress-files.ts',
  'package-lock.json',
];
const BUILT = 'dist/web/index.html';

/**
 * Builds the web application if a source is newer than the last build.
 * @param {string} root
 * @param {string} node
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export async function buildWebIfStale(root, node, options) {
  const built = timeOf(join(root, BUILT));
  if (SOURCES.every((source) => newestTime(join(root, source)) <= built)) return;
  console.log('Building the web application...');
  await buildWeb(root, node, options);
}

/**
 * @param {string} root
 * @param {string} node
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export async function buildWeb(root, node, options) {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const code = await run(node, [vite, 'build', '--logLevel', 'warn'], { cwd: root, ...options });
  if (code !== 0) throw new Error('The web application could not be built; vite says why above.');
}

/**
 * A folder counts too: its time changes when a file in it is deleted.
 * @param {string} path
 * @returns {number}
 */
function newestTime(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestTime(join(path, name))));
}

/** @param {string} path */
const timeOf = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
