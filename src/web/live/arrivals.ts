import type { Lead } from '../../contract/lead.ts';

type Listener = (leads: readonly Lead[]) => void;

/** Leads within this time are announced together: a sync may bring hundreds. */
const TOGETHER_MS = 150;

export interface Arrivals {
  add(lead: Lead): void;
  /** @returns the function that ends it */
  subscribe(listener: Listener): () => void;
}

/** Collects new leads and announces them in groups. */
export function createArrivals(): Arrivals {
  const listeners = new Set<Listener>();
  let waiting: Lead[] = [];
  const tell = () => {
    const leads = waiting;
    waiting = [];
    for (const listener of listeners) listener(leads);
  };
  return {
    add: (lead) => {
      waiting.push(lead);
      if (waiting.length === 1) setTimeout(tell, TOGETHER_MS);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
