import { closeSync, fsyncSync, openSync, statfsSync, writeSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { median } from './statistics.ts';

/** The properties of the machine that a figure depends on. */
export interface Machine {
  readonly cpus: number;
  readonly cpuModel: string;
  readonly memoryGb: number;
  readonly node: string;
  readonly platform: string;
  /** Of the folder of the databases. */
  readonly fileSystem: string;
  /** Median of writing 4 KiB and waiting for the disk: no commit of its own can be faster. */
  readonly fsyncMs: number;
  /** Others that wanted the CPU in the minute before. */
  readonly loadBefore: number;
}

/** From Linux' statfs(2). */
const FILE_SYSTEMS: Readonly<Record<number, string>> = {
  0xef53: 'ext4',
  0x58465342: 'xfs',
  0x9123683e: 'btrfs',
  0x2fc12fc1: 'zfs',
  0x01021994: 'tmpfs (memory: nothing here is durable)',
  0x794c7630: 'overlayfs',
  0x6969: 'nfs',
};

export function describeMachine(folder: string): Machine {
  const { type } = statfsSync(folder);
  return {
    cpus: cpus().length,
    cpuModel: cpus()[0]?.model ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    fileSystem: FILE_SYSTEMS[type] ?? `0x${type.toString(16)}`,
    fsyncMs: median(probeFsync(folder)),
    loadBefore: loadavg()[0] ?? 0,
  };
}

function probeFsync(folder: string): number[] {
  const file = openSync(join(folder, 'fsync-probe'), 'w');
  const block = Buffer.alloc(4096, 1);
  try {
    return Array.from({ length: 50 }, () => {
      const start = performance.now();
      writeSync(file, block);
      fsyncSync(file);
      return performance.now() - start;
    });
  } finally {
    closeSync(file);
  }
}

export const presentMachine = (machine: Machine): string =>
  [
    `${machine.cpus} CPUs (${machine.cpuModel}), ${machine.memoryGb} GB, ${machine.platform}`,
    `Node ${machine.node}`,
    `data on ${machine.fileSystem}, 4 KiB with fsync ${machine.fsyncMs.toFixed(2)} ms`,
    `load average before ${machine.loadBefore.toFixed(1)}`,
  ].join('\n');
