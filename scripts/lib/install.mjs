import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

/**
 * Installs what package-lock.json asks for if node_modules does not hold exactly that.
 * @param {string} root
 */
export async function installIfStale(root) {
  if (isInstalled(root)) return;
  console.log('Installing packages (once, about a minute)...');
  const isWindows = process.platform === 'win32';
  const code = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'development', PATH: pathWithoutOwn() },
    shell: isWindows,
  });
  if (code !== 0)
    throw new Error('The packages could not be installed; npm says why above. Then try again.');
}

/**
 * npm notes in a lockfile of its own what it has installed.
 * @param {string} root
 */
function isInstalled(root) {
  const noted = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(noted)) return false;
  const wanted = readPackages(join(root, 'package-lock.json'));
  const installed = readPackages(noted);
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true;
    const found = installed[path];
    return found === undefined ? optional === true : found.version === version;
  });
}

/** @param {string} path */
function readPackages(path) {
  const lockfile =
    /** @type {{ packages: Record<string, { version?: string, optional?: boolean }> }} */ (
      JSON.parse(readFileSync(path, 'utf8'))
    );
  return lockfile.packages;
}

/** npm must not run on the Node in node_modules, which it is about to replace. */
function pathWithoutOwn() {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.filter((folder) => !/node_modules[\\/]\.bin/.test(folder)).join(delimiter);
}
