import type { Lead } from '../../contract/lead.ts';

/** A lead that was sent longer ago than this makes no sound, because a sync or an import brought it. */
const FRESH_MS = 60 * 60_000;

/** New leads by how they are told. */
export interface SortedArrivals {
  readonly fresh: readonly Lead[];
  readonly old: readonly Lead[];
}

/** Sorts new leads into those that somebody waits for now, and older ones. Those that a person has added are not told. */
export function sortArrivals(leads: readonly Lead[], now: Date): SortedArrivals {
  // A lead that a colleague has typed in is on a screen already.
  const told = leads.filter(({ source, isImported }) => source !== 'manual' || isImported);
  const isFresh = ({ createdAt, isImported }: Lead) =>
    // Nobody waits for a lead of a file.
    !isImported && now.getTime() - Date.parse(createdAt) < FRESH_MS;
  return { fresh: told.filter(isFresh), old: told.filter((lead) => !isFresh(lead)) };
}
