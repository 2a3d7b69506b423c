import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { Workbench } from '../lib/workbench.ts';
import { fillStorage } from './fill-storage.ts';

export interface FilledFolder {
  readonly dataDir: string;
  /** How long recording the leads took, in ms. Of a kept folder, in the run that made it. */
  readonly fillMs: number;
  /** @returns the index of the first of so many made-up leads that are not in the database yet */
  reserve(leads: number): number;
}

/** Data folders with made-up leads. A measurement may add leads, and leaves no server running. */
export interface FilledFolders {
  take(leads: number): Promise<FilledFolder>;
}

const notes = z.object({
  fillMs: z.number(),
  /** The index of the first made-up lead that is not in it. */
  nextLead: z.number().int(),
});
type Notes = z.infer<typeof notes>;

/**
 * Fills a folder of each size once in a run: a million leads take more than ten minutes.
 *
 * @param keptDir the folder in which filled ones stay for further runs
 */
export function createFilledFolders(
  workbench: Workbench,
  keptDir: string | undefined,
): FilledFolders {
  const filled = new Map<number, Promise<FilledFolder>>();
  const fill = async (leads: number) => {
    const name = `with-${leads}`;
    const dataDir =
      keptDir === undefined ? workbench.newFolder(name) : join(resolve(keptDir), name);
    const file = join(dataDir, 'bench.json');
    let known: Notes;
    if (existsSync(file)) known = notes.parse(JSON.parse(readFileSync(file, 'utf8')));
    else {
      // An earlier run may have ended before it was full.
      rmSync(dataDir, { recursive: true, force: true });
      mkdirSync(dataDir, { recursive: true });
      known = { fillMs: await fillStorage({ dataDir }, leads), nextLead: leads };
    }
    const write = () => writeFileSync(file, JSON.stringify(known));
    write();
    return {
      dataDir,
      fillMs: known.fillMs,
      reserve: (more: number) => {
        const first = known.nextLead;
        known = { ...known, nextLead: first + more };
        write();
        return first;
      },
    };
  };
  return {
    take: (leads) => {
      const folder = filled.get(leads) ?? fill(leads);
      filled.set(leads, folder);
      return folder;
    },
  };
}
