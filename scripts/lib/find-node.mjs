import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const NEEDED = 24;

/**
 * The Node 24 that LeadRabbit runs on: the one that was installed with it, or else the one that
 * runs this script, if that is new enough.
 * @param {string} root
 * @returns {string}
 */
export function findNode(root) {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const own = join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin', file);
  if (runs(own)) return own;
  if (Number.parseInt(process.versions.node, 10) >= NEEDED) return process.execPath;
  throw new Error(
    `LeadRabbit needs Node ${NEEDED}, and this is ${process.version}. None could be installed ` +
      `for ${process.platform} on ${process.arch}: install Node ${NEEDED} from nodejs.org and try again.`,
  );
}

/**
 * A file alone is no proof: on Alpine Linux the installed Node does not start.
 * @param {string} file
 */
const runs = (file) => existsSync(file) && spawnSync(file, ['--version']).status === 0;
