import type { LeadStore } from '../leads/lead-store.ts';
import { createGiveWay } from './give-way.ts';

/** The ids of leads that exist, each once, in their order. */
export async function findExisting(
  leads: Pick<LeadStore, 'find'>,
  ids: readonly string[],
): Promise<readonly string[]> {
  const giveWay = createGiveWay();
  const found: string[] = [];
  for (const id of new Set(ids)) {
    if (await leads.find(id)) found.push(id);
    await giveWay();
  }
  return found;
}
