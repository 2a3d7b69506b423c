import { setTimeout as sleep } from 'node:timers/promises';
import type { InboxStore } from '../../src/intake/inbox-store.ts';
import { openStorage } from '../../src/storage/open-storage.ts';

/** @returns how many inbox leads are in the database of this folder */
export const countRawLeads = (dataDir: string): Promise<number> =>
  lookInto(dataDir, async (inbox) => sum(await inbox.countByForm()));

/** Waits until the worker has processed every lead, so that it does not work in the next round. */
export const waitForWorker = (dataDir: string): Promise<void> =>
  lookInto(dataDir, async (inbox) => {
    const end = Date.now() + 120_000;
    const countDue = async () =>
      sum((await inbox.countByForm()).filter(({ state }) => state === 'received'));
    while ((await countDue()) > 0) {
      if (Date.now() > end) throw new Error('the worker was not through within two minutes');
      await sleep(20);
    }
  });

const sum = (forms: readonly { readonly count: number }[]): number =>
  forms.reduce((total, { count }) => total + count, 0);

/** Opens the database while LeadRabbit runs on it. */
async function lookInto<T>(dataDir: string, look: (inbox: InboxStore) => Promise<T>): Promise<T> {
  const storage = await openStorage({ dataDir });
  try {
    return await look(storage.inbox);
  } finally {
    await storage.close();
  }
}
