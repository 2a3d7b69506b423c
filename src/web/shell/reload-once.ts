const STORAGE_KEY = 'leadrabbit-reloaded-at';

/** A second failure within this time is not cured by loading the page again. */
const PAUSE_MS = 60_000;

/**
 * Loads the page again if LeadRabbit answers and this tab has not just done so: after an update, a
 * page that is still open asks for files that are gone. Without an answer the page must stay,
 * because the browser would replace it by its own error page.
 *
 * @returns whether the page is on its way out
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
    // Without storage there is no way to tell, and a page that loads for ever is worse.
    return true;
  }
}
