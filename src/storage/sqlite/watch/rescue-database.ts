import { closeSync, openSync, rmSync } from 'node:fs';
import { backup, type DatabaseSync } from 'node:sqlite';
import { dirname, join } from 'node:path';

/**
 * Copies an open database, whose file was deleted, into a new file beside its path. The content
 * exists until the process closes the file.
 *
 * @returns the copy, which `npm run restore` takes; undefined if there is none
 */
export async function rescueDatabase(
  database: DatabaseSync,
  file: string,
  now: Date,
): Promise<string | undefined> {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const copy = join(dirname(file), `rescued-${stamp}.db`);
  try {
    closeSync(openSync(copy, 'wx', 0o600));
  } catch {
    return undefined; // The folder is gone as well, or its disk is full.
  }
  try {
    await backup(database, copy, { rate: 1_000 });
    return copy;
  } catch {
    rmSync(copy, { force: true });
    return undefined;
  }
}
