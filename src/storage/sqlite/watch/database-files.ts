import { statSync, type BigIntStats } from 'node:fs';
import type { StorageFaultCode } from '../../../storage-fault.ts';

/** What tells one file from another: on a POSIX file system the device and the inode. */
type Identity = string | undefined;

/** SQLite's write-ahead log and the index of it; every process of a database must share both. */
const BESIDE = ['-wal', '-shm'];

/**
 * Whether the paths of an open database still lead to the files that are open. SQLite itself goes on
 * writing into a deleted file without an error, and all of it is gone when the process ends:
 * https://sqlite.org/howtocorrupt.html, "Unlinking or renaming a database file while in use".
 *
 * Only looks files up and never opens them: closing any handle of the database drops the locks that
 * this process holds on it.
 */
export class DatabaseFiles {
  readonly file: string;
  readonly #database: Identity;
  #beside: readonly Identity[];

  /** @param file the path of a database that was opened a moment ago, in WAL mode */
  constructor(file: string) {
    this.file = file;
    this.#database = identify(look(file));
    this.#beside = this.#lookBeside();
  }

  /** What is wrong now; undefined if nothing is. Takes microseconds. */
  check(): StorageFaultCode | undefined {
    const stats = look(this.file);
    if (!stats) return 'database-missing';
    if (identify(stats) !== this.#database) return 'database-replaced';
    if (stats.size === 0n) return 'database-damaged';
    const beside = this.#lookBeside();
    const isSame = beside.every((identity, index) => identity === this.#beside[index]);
    return isSame ? undefined : 'database-log-missing';
  }

  /** Whether no other process has made files in the place of those that were deleted. */
  isLogFree(): boolean {
    return this.#lookBeside().every(
      (identity, index) => identity === undefined || identity === this.#beside[index],
    );
  }

  /** Takes the files beside the database for the right ones: SQLite has just made them again. */
  acceptLog(): void {
    this.#beside = this.#lookBeside();
  }

  #lookBeside(): Identity[] {
    return BESIDE.map((ending) => identify(look(this.file + ending)));
  }
}

function look(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true, throwIfNoEntry: false });
  } catch {
    // A disk that is gone, or a folder that may not be searched any more: the file is out of reach.
    return undefined;
  }
}

const identify = (stats: BigIntStats | undefined): Identity => stats && `${stats.dev}:${stats.ino}`;
