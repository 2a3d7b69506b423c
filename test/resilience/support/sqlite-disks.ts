import { spawnSync } from 'node:child_process';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChildLeadRabbit } from './child-leadrabbit.ts';
import type { OpenedDisk, WeakDisk } from './weak-disk.ts';

const works = (program: string, ...args: string[]) => spawnSync(program, args).status === 0;

/** A file system of a few megabytes that only the child process sees. */
const fullDisk: OpenedDisk = {
  options: {
    wrap: (dataDir, command) => [
      'unshare',
      '--user',
      '--map-root-user',
      '--mount',
      'sh',
      '-c',
      'mount -t tmpfs -o size=8m tmpfs "$1" && shift && exec "$@"',
      'sh',
      dataDir,
      ...command,
    ],
  },
  fill: (app) => {
    const filler = fillerOf(app);
    for (const size of [65_536, 4_096])
      try {
        for (;;) writeFileSync(filler, Buffer.alloc(size), { flag: 'a' });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
  },
  empty: (app) => rmSync(fillerOf(app)),
};

/** The path of a file in the data folder as the child process sees it. */
const inside = (app: ChildLeadRabbit, file: string) =>
  join(`/proc/${app.pid()}/root`, app.dataDir, file);

const fillerOf = (app: ChildLeadRabbit) => inside(app, 'filler');

/** The operating system refuses every write that makes the database larger. */
const unwritableDatabase: OpenedDisk = {
  options: {
    // Without a handler the signal would end the process, which a full disk does not do.
    nodeArgs: ['--import', 'data:text/javascript,process.on("SIGXFSZ",()=>{})'],
  },
  fill: (app) => limitFileSize(app, statSync(join(app.dataDir, 'leadrabbit.db-wal')).size),
  empty: (app) => limitFileSize(app, 'unlimited'),
};

export const SQLITE_DISKS: readonly WeakDisk[] = [
  {
    name: 'a full disk',
    isAvailable: () =>
      works('unshare', '--user', '--map-root-user', '--mount', 'mount', '-t', 'tmpfs', 'x', '/mnt'),
    open: async () => fullDisk,
  },
  {
    name: 'a database that cannot be written',
    isAvailable: () => works('prlimit', '--version'),
    open: async () => unwritableDatabase,
  },
];

function limitFileSize(app: ChildLeadRabbit, bytes: number | 'unlimited'): void {
  // The hard limit stays, so that the soft limit can be raised again.
  const { status, stderr } = spawnSync('prlimit', [
    '--pid',
    String(app.pid()),
    `--fsize=${bytes}:`,
  ]);
  if (status !== 0) throw new Error(`prlimit failed: ${stderr.toString()}`);
}
