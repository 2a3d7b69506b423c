import { rmSync, statSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { openSqliteStorage } from '../../src/storage/sqlite/open-sqlite-storage.ts';
import { serveStorage } from './serve-storage.ts';

/** `sqlite-harness.ts` runs this file as its own process. The data folder is its argument. */
const dataDir = process.argv[2];
if (dataDir === undefined) throw new Error('Which data folder?');
const filler = join(dataDir, 'filler');

serveStorage(await openSqliteStorage(dataDir), {
  fillDisk: () => writeUntilFull(filler),
  emptyDisk: () => rmSync(filler),
  refuseGrowth: () => limitFileSize(statSync(join(dataDir, 'leadrabbit.db-wal')).size),
  allowGrowth: () => limitFileSize('unlimited'),
});

// A write beyond the limit then gives an error instead of ending the process.
process.on('SIGXFSZ', () => undefined);

function writeUntilFull(file: string): void {
  for (const size of [65_536, 4_096])
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
}

function limitFileSize(bytes: number | 'unlimited'): void {
  // The hard limit stays as it is, so that the soft one can be removed again.
  const limit = `--fsize=${bytes}:`;
  const { status, stderr } = spawnSync('prlimit', ['--pid', String(process.pid), limit]);
  if (status !== 0) throw new Error(`prlimit failed: ${stderr.toString()}`);
}
