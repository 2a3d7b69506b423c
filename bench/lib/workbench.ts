import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Options } from '../options.ts';
import type { Program } from './program.ts';

/** The folder of one measurement, and the programs that end with it. */
export interface Workbench {
  /** On the disk that is measured. */
  readonly folder: string;
  readonly profileDir: string | undefined;
  newFolder(name: string): string;
  /** Registers a program to be stopped at the end. @returns the program */
  keep<P extends Program>(program: P): P;
  stopAll(): Promise<void>;
  /** Stops all programs and removes the folder. */
  close(): Promise<void>;
}

export function openWorkbench({ dataDir, profileDir }: Options): Workbench {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const folder = mkdtempSync(join(resolve(dataDir), 'bench-'));
  const programs = new Set<Program>();
  const stopAll = async () => {
    const running = [...programs];
    programs.clear();
    await Promise.all(running.map((program) => program.stop()));
  };
  const remove = () => rmSync(folder, { recursive: true, force: true });
  // This runs after Ctrl-C, when the programs have been killed.
  process.once('exit', remove);
  return {
    folder,
    profileDir: profileDir === undefined ? undefined : resolve(profileDir),
    newFolder: (name) => {
      const path = join(folder, name);
      mkdirSync(path);
      return path;
    },
    keep: (program) => {
      programs.add(program);
      return program;
    },
    stopAll,
    close: async () => {
      await stopAll();
      remove();
      process.off('exit', remove);
    },
  };
}
