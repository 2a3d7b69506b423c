import { statSync, type BigIntStats } from 'node:fs';
import type { StorageFaultCode } from '../../../storage-fault.ts';

/** Identifies a file: on a POSIX file system by device and inode. */
type Identity = string | undefined;

/** SQLite's write-ahead log and its index. All processes of a database must share both. */
const BESIDE = ['-wal', '-shm'];

/**
 * Checks whether the paths of an open database still lead to the files that are open. SQLite writes
 * into a deleted file without an error, and everything in it is lost when the process ends:
 * https://sqlite.org/howtocorrupt.html, "Unlinking or renaming a database file while in use".
 *
 * Reads only the metadata of the files and never opens them: closing any handle of the database
 * releases the locks that this process holds on it.
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

  /** Whether the deleted files were not created again by another process. */
  isLogFree(): boolean {
    return this.#lookBeside().every(
      (identity, index) => identity === undefined || identity === this.#beside[index],
    );
  }

  /** Accepts the current files beside the database, because SQLite has just created them. */
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
    // The disk is gone, or the folder cannot be searched any more. The file cannot be reached.
    return undefined;
  }
}

const identify = (stats: BigIntStats | undefined): Identity => stats && `${stats.dev}:${stats.ino}`;
