import type { Workbench } from '../lib/workbench.ts';
import { fillStorage } from './fill-storage.ts';

export interface FilledFolder {
  readonly dataDir: string;
  /** How long recording the leads took, in ms. */
  readonly fillMs: number;
}

/** Data folders with made-up leads. A measurement may add leads, and leaves no server running. */
export interface FilledFolders {
  take(leads: number): Promise<FilledFolder>;
}

/** Fills a folder of each size once in a run: a million leads take more than ten minutes. */
export function createFilledFolders(workbench: Workbench): FilledFolders {
  const filled = new Map<number, Promise<FilledFolder>>();
  const fill = async (leads: number) => {
    const dataDir = workbench.newFolder(`with-${leads}`);
    return { dataDir, fillMs: await fillStorage({ dataDir }, leads) };
  };
  return {
    take: (leads) => {
      const folder = filled.get(leads) ?? fill(leads);
      filled.set(leads, folder);
      return folder;
    },
  };
}
