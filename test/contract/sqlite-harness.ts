import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSqliteStorage } from '../../src/storage/sqlite/open-sqlite-storage.ts';
import { openData, type OpenedStorage, type OpenStorage } from './harness.ts';
import type { OpenOnWeakDisk } from './outage-contract.ts';
import { startStorageProcess } from './storage-process.ts';

const PROGRAM = fileURLToPath(new URL('sqlite-process.ts', import.meta.url));

/** A real database file in a temporary folder. */
export const openSqlite: OpenStorage = Object.assign(openInFolder, {
  promises: {
    wholeOrNothing: true,
    refusedIsNotStored: true,
    noticesDeadProcesses: true,
    erasesBytes: true,
  },
});

function openInFolder(): Promise<OpenedStorage> {
  const dataDir = makeTemporaryFolder();
  return openData({
    open: () => openSqliteStorage(dataDir),
    startProcess: () => startStorageProcess([process.execPath, PROGRAM, dataDir]),
    remove: () => rmSync(dataDir, { recursive: true }),
  });
}

/** Uses a small file system that only the child sees, so that filling it affects nothing else. */
export const openSqliteOnSmallDisk: OpenOnWeakDisk = () =>
  openWeak('fillDisk', 'emptyDisk', (dataDir) => [
    'unshare',
    '--user',
    '--map-root-user',
    '--mount',
    'sh',
    '-c',
    'mount -t tmpfs -o size=6m tmpfs "$1" && exec "$2" "$3" "$1"',
    'sh',
    dataDir,
    process.execPath,
    PROGRAM,
  ]);

/** Makes the operating system refuse every write that would make a file larger. */
export const openSqliteWithFileLimit: OpenOnWeakDisk = () =>
  openWeak('refuseGrowth', 'allowGrowth', (dataDir) => [process.execPath, PROGRAM, dataDir]);

export const canMountSmallDisk = (): boolean =>
  works('unshare', '--user', '--map-root-user', '--mount', 'mount', '-t', 'tmpfs', 'x', '/mnt');

export const canLimitFileSize = (): boolean => works('prlimit', '--version');

const works = (program: string, ...args: string[]) => spawnSync(program, args).status === 0;

async function openWeak(
  breaking: string,
  repairing: string,
  command: (dataDir: string) => readonly [string, ...string[]],
) {
  const dataDir = makeTemporaryFolder();
  const started = await startStorageProcess(command(dataDir));
  return {
    storage: started.storage,
    breakDisk: () => started.act(breaking),
    repairDisk: () => started.act(repairing),
    close: async () => {
      await started.kill();
      rmSync(dataDir, { recursive: true });
    },
  };
}

const makeTemporaryFolder = () => mkdtempSync(join(tmpdir(), 'leadrabbit-contract-'));
