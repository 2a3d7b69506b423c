import { setTimeout as sleep } from 'node:timers/promises';
import { openSqliteStorage } from '../../src/storage/sqlite/open-sqlite-storage.ts';
import type { InboxState } from '../../src/intake/inbox-lead.ts';

/** Raw leads in the database of this folder, all or those of one state. */
export async function countRawLeads(dataDir: string, state?: InboxState): Promise<number> {
  const storage = openSqliteStorage(dataDir);
  try {
    return (await storage.inbox.countByForm())
      .filter((form) => state === undefined || form.state === state)
      .reduce((sum, { count }) => sum + count, 0);
  } finally {
    await storage.close();
  }
}

/** Waits until the worker has looked at every lead, so that it does not work in another's round. */
export async function waitForWorker(dataDir: string): Promise<void> {
  const end = Date.now() + 120_000;
  while ((await countRawLeads(dataDir, 'received')) > 0) {
    if (Date.now() > end) throw new Error('the worker did not come to an end within two minutes');
    await sleep(50);
  }
}
