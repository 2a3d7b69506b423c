import { chmodSync, closeSync, openSync, statSync } from 'node:fs';

const OTHERS = 0o077;

/**
 * The database holds every lead and token, so its files are for their owner alone, also in a folder
 * that others may look into. SQLite gives the files that it puts beside it the database's rights.
 */
export function keepPrivate(file: string): void {
  attempt(() => closeSync(openSync(file, 'wx', 0o600)));
  for (const ending of ['', '-wal', '-shm', '-journal'])
    attempt(() => {
      const path = file + ending;
      if ((statSync(path).mode & OTHERS) !== 0) chmodSync(path, 0o600);
    });
}

/**
 * It is there already, or gone; or it is another user's, or on a file system without rights, where
 * leads must come in all the same. What keeps it from being written SQLite will say.
 */
function attempt(change: () => void): void {
  try {
    change();
  } catch {
    return;
  }
}
