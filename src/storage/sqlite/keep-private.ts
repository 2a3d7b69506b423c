import { chmodSync, closeSync, openSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { StorageReports } from '../storage.ts';
import { DATABASE_FILE } from './backup/manifest.ts';

type ReportNotPrivate = NonNullable<StorageReports['onNotPrivate']>;

const OTHERS = 0o077;

/** The files of LeadRabbit. The folder may hold other files, which stay as they are. */
const PRIVATE_FILES =
  /^(leadrabbit\.db(-wal|-shm|-journal)?|rescued-.*\.db|.*\.key|.*\.lock(\.new)?)$/;
const PRIVATE_FOLDERS = ['processes', 'backups'];

/**
 * Makes the data folder and LeadRabbit's files in it readable for their owner only, because they
 * hold every lead and token. SQLite gives the files that it creates beside a database the same
 * permissions.
 *
 * Reports a file whose permissions cannot be changed, because another user owns it or the file
 * system has none, and continues: leads must still come in.
 */
export function keepPrivate(dataDir: string, report: ReportNotPrivate): void {
  makePrivateFile(join(dataDir, DATABASE_FILE));
  restrict(dataDir, 0o700, report);
  for (const folder of [dataDir, ...PRIVATE_FOLDERS.map((name) => join(dataDir, name))]) {
    if (folder !== dataDir) restrict(folder, 0o700, report);
    for (const name of namesIn(folder))
      if (PRIVATE_FILES.test(name)) restrict(join(folder, name), 0o600, report);
  }
}

/**
 * Creates an empty file that only its owner can read, unless the file exists. Ignores errors: the
 * code that opens the file reports them.
 */
export function makePrivateFile(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch {
    return;
  }
}

function restrict(path: string, mode: number, report: ReportNotPrivate): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats || (stats.mode & OTHERS) === 0) return;
  try {
    chmodSync(path, mode);
  } catch (error) {
    // Another process removes its lock file when it ends.
    if (statSync(path, { throwIfNoEntry: false })) report(path, error);
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
