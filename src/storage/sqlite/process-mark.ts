import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makePrivateFile } from './keep-private.ts';

const ENDING = '.lock';
const UNFINISHED = `${ENDING}.new`;

/** A mark takes milliseconds to make: what is older was left by a process that died over it. */
const LEFTOVER_AFTER_MS = 60_000;

/** A process's sign of life: the operating system takes the lock away when the process ends. */
export interface ProcessMark {
  remove(): void;
}

const folderOf = (dataDir: string): string => join(dataDir, 'processes');

/**
 * Puts down under the data folder that a process of this name lives: an empty SQLite file that it
 * keeps locked. Unlike a process id, such a lock means the same in each container.
 */
export function markProcess(dataDir: string, name: string): ProcessMark {
  mkdirSync(folderOf(dataDir), { recursive: true, mode: 0o700 });
  const file = join(folderOf(dataDir), `${name}${ENDING}`);
  const unfinished = join(folderOf(dataDir), `${name}${UNFINISHED}`);
  makePrivateFile(unfinished);
  const lock = openLocked(unfinished);
  if (!lock) throw new Error('Another process has the same name.');
  // Only now can others see it, so that none finds it without its lock.
  renameSync(unfinished, file);
  return {
    remove: () => {
      rmSync(file, { force: true });
      lock.close();
    },
  };
}

/**
 * Calls `release` with the name of each process that has ended without removing its mark, and removes
 * the mark. Of several callers at once each gets other names.
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

/** The names of the processes that run on the data folder, in whatever container. */
export function livingProcesses(dataDir: string): string[] {
  if (!existsSync(folderOf(dataDir))) return [];
  return readdirSync(folderOf(dataDir)).flatMap((entry) => {
    if (!entry.endsWith(ENDING)) return [];
    const lock = openLocked(join(folderOf(dataDir), entry));
    lock?.close();
    return lock ? [] : [entry.slice(0, -ENDING.length)];
  });
}

/** @returns undefined where another process holds it */
function openLocked(file: string): DatabaseSync | undefined {
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    // Nothing is ever written, so there is nothing to undo in a journal beside it.
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
