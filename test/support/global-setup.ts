import {
  accessSync,
  constants,
  mkdtempSync,
  readdirSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of Linux that is kept in memory: there a commit of SQLite does not wait for a disk. */
const IN_MEMORY = '/dev/shm';

/** How many bytes must be free in it. Containers often have 64 MB, which is not enough. */
const ENOUGH_BYTES = 2 * 1024 ** 3;

const PREFIX = 'leadrabbit-run-';
const A_DAY_MS = 86_400_000;

/**
 * Vitest and Playwright call it once before all tests. It makes a folder for the temporary files of the run,
 * which the processes of the tests find in TEST_RUN_DIR and TMPDIR, and keeps compiled modules there.
 *
 * @returns removes the folder
 */
// oxlint-disable-next-line import/no-default-export -- both runners call the default export
export default function setup(): () => void {
  const parent = hasRoom(IN_MEMORY) ? IN_MEMORY : tmpdir();
  removeOldRuns(parent);
  const runDir = mkdtempSync(join(parent, PREFIX));
  process.env['TEST_RUN_DIR'] = runDir;
  process.env['TMPDIR'] = runDir;
  // Each file of tests, and each LeadRabbit in a process of its own, loads the same modules.
  process.env['NODE_COMPILE_CACHE'] = join(runDir, 'compiled');
  return () => rmSync(runDir, { recursive: true, force: true, maxRetries: 3 });
}

/** A run that was killed leaves its folder. */
function removeOldRuns(parent: string): void {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(PREFIX)) continue;
    const folder = join(parent, name);
    // Another process may remove it at the same moment.
    const lastUse = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - lastUse > A_DAY_MS) rmSync(folder, { recursive: true, force: true });
  }
}

function hasRoom(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= ENOUGH_BYTES;
  } catch {
    // Only Linux has it.
    return false;
  }
}
