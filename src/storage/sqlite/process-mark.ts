import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makePrivateFile } from './keep-private.ts';

const ENDING = '.lock';
const UNFINISHED = `${ENDING}.new`;

/**
 * Creating a mark takes milliseconds. An unfinished mark older than this belongs to a process that
 * died while it created the mark.
 */
const LEFTOVER_AFTER_MS = 60_000;

/**
 * Shows that a process is running. The operating system releases the lock when the process ends.
 */
export interface ProcessMark {
  remove(): void;
}

const folderOf = (dataDir: string): string => join(dataDir, 'processes');

/**
 * Creates a mark in the data folder that shows that this process runs: an empty SQLite file that it
 * keeps locked. Unlike a process id, the lock works across containers.
 */
export function markProcess(dataDir: string, name: string): ProcessMark {
  mkdirSync(folderOf(dataDir), { recursive: true, mode: 0o700 });
  const file = join(folderOf(dataDir), `${name}${ENDING}`);
  const unfinished = join(folderOf(dataDir), `${name}${UNFINISHED}`);
  makePrivateFile(unfinished);
  const lock = openLocked(unfinished);
  if (!lock) throw new Error('Another process has the same name.');
  // Other processes see the mark from here on, so they never find it without its lock.
  renameSync(unfinished, file);
  return {
    remove: () => {
      rmSync(file, { force: true });
      lock.close();
    },
  };
}

/**
 * Calls `release` with the name of each process that ended without removing its mark, and removes
 * the mark. If several processes call this at once, each name goes to one of them.
 */
export function releaseDeadProcesses(dataDir: string, release: (name: string) => void): void {
  for (const entry of readdirSync(folderOf(dataDir))) {
    if (entry.endsWith(UNFINISHED)) removeLeftover(join(folderOf(dataDir), entry));
    if (!entry.endsWith(ENDING)) continue;
    const file = join(folderOf(dataDir), entry);
    const lock = openLocked(file);
    if (!lock) continue;
    try {
      release(entry.slice(0, -ENDING.length));
      rmSync(file, { force: true });
    } finally {
      lock.close();
    }
  }
}

function removeLeftover(file: string): void {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats && Date.now() - stats.mtimeMs > LEFTOVER_AFTER_MS) rmSync(file, { force: true });
}

/** Whether any LeadRabbit has ever opened the data folder. */
export const hasRunOn = (dataDir: string): boolean => existsSync(folderOf(dataDir));

/** The names of the processes that run on the data folder, in all containers. */
export function livingProcesses(dataDir: string): string[] {
  if (!existsSync(folderOf(dataDir))) return [];
  return readdirSync(folderOf(dataDir)).flatMap((entry) => {
    if (!entry.endsWith(ENDING)) return [];
    const lock = openLocked(join(folderOf(dataDir), entry));
    lock?.close();
    return lock ? [] : [entry.slice(0, -ENDING.length)];
  });
}

/** @returns undefined if another process holds the lock */
function openLocked(file: string): DatabaseSync | undefined {
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    // The file is never written to, so it needs no journal.
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === 5;
