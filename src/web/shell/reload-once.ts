const STORAGE_KEY = 'leadrabbit-reloaded-at';

/** If loading failed again within this time, loading the page again does not help. */
const PAUSE_MS = 60_000;

/**
 * Loads the page again if LeadRabbit answers and this tab has not just done so: after an update, a
 * page that is still open asks for files that are gone. Without an answer the page must stay,
 * because the browser would replace it with its own error page.
 *
 * @returns whether the page is being loaded again
 */
export async function reloadOnce(): Promise<boolean> {
  if (!(await isAnswering()) || wasReloaded()) return false;
  window.location.reload();
  return true;
}

async function isAnswering(): Promise<boolean> {
  try {
    return (await fetch('/healthz', { cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}

function wasReloaded(): boolean {
  try {
    const last = Number(sessionStorage.getItem(STORAGE_KEY) ?? 0);
    if (Date.now() - last < PAUSE_MS) return true;
    sessionStorage.setItem(STORAGE_KEY, String(Date.now()));
    return false;
  } catch {
    // Without storage it is unknown, and a page that loads in a loop is worse.
    return true;
  }
}
