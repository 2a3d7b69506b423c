import { readFileSync } from 'node:fs';

/**
 * The memory that a process has for itself, in bytes, without what it shares with files on the disk; undefined if
 * the system has no `/proc`.
 */
export function readOwnMemory(pid: number): number | undefined {
  try {
    const [, kilobytes] =
      /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}
