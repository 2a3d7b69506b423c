import type { Lead } from '../../contract/lead.ts';

/** A lead that was sent longer ago than this makes no sound, because a sync or an import brought it. */
const FRESH_MS = 60 * 60_000;

/** New leads by how they are told. */
export interface SortedArrivals {
  readonly fresh: readonly Lead[];
  readonly old: readonly Lead[];
}

/** Sorts new leads into those that somebody waits for now, and older ones. */
export function sortArrivals(leads: readonly Lead[], now: Date): SortedArrivals {
  const isFresh = ({ createdAt, source, isImported }: Lead) =>
    // A lead that a colleague has typed in is on a screen already, and nobody waits for one of a file.
    source !== 'manual' && !isImported && now.getTime() - Date.parse(createdAt) < FRESH_MS;
  return { fresh: leads.filter(isFresh), old: leads.filter((lead) => !isFresh(lead)) };
}
