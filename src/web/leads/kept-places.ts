const STORAGE_KEY = 'leadrabbit-list-places';

/** How many entries of the history are remembered. */
const MOST_PLACES = 30;

/** The row on top of the list, for entries of the history of this tab; the newest last. */
type Places = readonly (readonly [entry: string, row: number])[];

function readPlaces(): Places {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? '[]');
    return Array.isArray(stored) ? (stored as Places) : [];
  } catch {
    return [];
  }
}

/** The row that was on top of the list; 0 if nothing is known of the entry. */
export function readPlace(entry: string): number {
  const row = readPlaces().find(([known]) => known === entry)?.[1];
  return typeof row === 'number' && row > 0 ? row : 0;
}

export function storePlace(entry: string, row: number): void {
  const others = readPlaces().filter(([known]) => known !== entry);
  try {
    const places = [...others, [entry, row] as const].slice(-MOST_PLACES);
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(places));
  } catch {
    // Without storage the list begins at the top.
  }
}
