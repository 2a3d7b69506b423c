const STORAGE_KEY = 'leadrabbit-time-zone';

/** Keeps the choice until the page is closed if the browser does not let us store anything. */
let kept: string | undefined;

/** The time zone that the person has chosen, such as `Europe/Madrid`; undefined for the browser's own. */
export function readTimeZone(): string | undefined {
  let zone: string | undefined;
  try {
    zone = localStorage.getItem(STORAGE_KEY) ?? undefined;
  } catch {
    zone = kept;
  }
  return zone !== undefined && isKnown(zone) ? zone : undefined;
}

/** The time zone in which times are shown: the chosen one, else that of the browser. */
export const shownTimeZone = (): string =>
  readTimeZone() ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;

export function storeTimeZone(zone: string | undefined): void {
  kept = zone;
  try {
    if (zone === undefined) localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, zone);
  } catch {
    // `kept` has it.
  }
}

/** An old browser may not know a zone that the server knows. */
function isKnown(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
