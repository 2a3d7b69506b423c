import { openStorage, type StorageSettings } from '../../src/storage/open-storage.ts';
import { median } from '../lib/statistics.ts';
import { recordLeads } from './fill-storage.ts';
import type { FilledFolder } from './filled-folders.ts';

export interface TakingInPlan {
  readonly rounds: number;
  /** Leads that are recorded at the same time. */
  readonly atOnce: number;
}

/** Medians of the rounds. */
export interface TakingInFigures {
  readonly emptyPerSecond: number;
  readonly bigPerSecond: number;
}

/**
 * Measures how many leads per second are recorded in an empty CRM and in a big one, in turns. Recording a lead
 * includes its event and the terms of its search.
 */
export async function measureTakingIn(
  empty: StorageSettings,
  big: FilledFolder,
  { rounds, atOnce }: TakingInPlan,
): Promise<TakingInFigures> {
  const stores = [
    { storage: await openStorage(empty), first: 0, perSecond: [] as number[] },
    {
      storage: await openStorage({ dataDir: big.dataDir }),
      first: big.reserve((rounds + 1) * atOnce),
      perSecond: [] as number[],
    },
  ];
  try {
    // The first round is the warm-up.
    for (let round = 0; round <= rounds; round += 1)
      for (const { storage, first, perSecond } of stores) {
        const start = performance.now();
        await recordLeads(storage.leads, first + round * atOnce, atOnce);
        if (round > 0) perSecond.push((atOnce / (performance.now() - start)) * 1000);
      }
    const [emptyPerSecond = NaN, bigPerSecond = NaN] = stores.map(({ perSecond }) =>
      median(perSecond),
    );
    return { emptyPerSecond, bigPerSecond };
  } finally {
    for (const { storage } of stores) await storage.close();
  }
}
