import { openStorage, type StorageSettings } from '../../src/storage/open-storage.ts';
import type { LeadStatus } from '../../src/leads/lead.ts';
import type { LeadStore } from '../../src/leads/lead-store.ts';
import { INTAKE } from '../../src/users/actor.ts';
import { madeUpLead } from './made-up-lead.ts';

/** How many leads are recorded at the same time. In SQLite they share a commit. */
const BATCH = 500;

/** Records made-up leads through the storage's own interface. @returns how long it took, in ms */
export async function fillStorage(
  settings: StorageSettings,
  count: number,
  batch = BATCH,
): Promise<number> {
  const start = performance.now();
  const storage = await openStorage(settings);
  try {
    for (let from = 0; from < count; from += batch)
      await recordLeads(storage.leads, from, Math.min(batch, count - from));
  } finally {
    await storage.close();
  }
  return performance.now() - start;
}

/** Records the made-up leads from an index on, all at the same time. */
export async function recordLeads(leads: LeadStore, from: number, count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, (_, index) => record(leads, from + index)));
}

async function record(leads: LeadStore, index: number): Promise<void> {
  const newLead = madeUpLead(index);
  const { lead } = await leads.recordOnce(newLead, INTAKE, newLead.createdAt);
  const status = statusOf(index);
  if (status !== 'New') await leads.setStatus(lead.id, status, INTAKE, newLead.createdAt);
}

/** One in ten is qualified, spread over the whole list. */
const statusOf = (index: number): LeadStatus =>
  index % 20 === 3 || index % 20 === 14 ? 'Qualified' : 'New';
