/** Whether LeadRabbit answers at the moment, as far as this tab knows. */
export interface Reachability {
  readonly isReachable: boolean;
  /** The browser itself says that it has no network. */
  readonly isOffline: boolean;
}

const PROBE_MS = 3_000;

const listeners = new Set<() => void>();
let known: Reachability = { isReachable: true, isOffline: false };
let timer: ReturnType<typeof setTimeout> | undefined;

function set(isReachable: boolean): void {
  const isOffline = !isReachable && !navigator.onLine;
  if (known.isReachable === isReachable && known.isOffline === isOffline) return;
  known = { isReachable, isOffline };
  for (const notify of listeners) notify();
}

/** An answer came. */
export const noteAnswer = (): void => {
  clearTimeout(timer);
  timer = undefined;
  set(true);
};

/** A request got no answer, or one that is not LeadRabbit's. Asks again until one comes. */
export function noteNoAnswer(): void {
  set(false);
  timer ??= setTimeout(() => void probe(), PROBE_MS);
}

/** Asks immediately whether LeadRabbit answers. */
async function probe(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  try {
    const { ok } = await fetch('/healthz', { cache: 'no-store' });
    if (ok) noteAnswer();
    else noteNoAnswer();
  } catch {
    noteNoAnswer();
  }
}

/** Listens to the browser, which knows immediately when the network goes or comes back. */
export function watchNetwork(): void {
  window.addEventListener('offline', () => {
    noteNoAnswer();
    // If LeadRabbit runs on this machine, it answers without a network.
    void probe();
  });
  window.addEventListener('online', () => void probe());
  document.addEventListener('visibilitychange', () => {
    if (!known.isReachable && !document.hidden) void probe();
  });
}

export const reachability = {
  read: (): Reachability => known,
  /** @returns the function that ends it */
  subscribe: (notify: () => void): (() => void) => {
    listeners.add(notify);
    return () => listeners.delete(notify);
  },
};
