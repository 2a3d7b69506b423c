import { createContext, useContext, useEffect, useRef } from 'react';
import type { Lead } from '../../contract/lead.ts';
import type { StreamState } from './live-connection.ts';

/** `offline` if the browser itself has no network. */
export type LiveState = StreamState | 'offline';

export interface Live {
  readonly state: LiveState;
  /** Since when the screen may be out of date; undefined while it is live. */
  readonly staleSince: Date | undefined;
  /** Leads that arrived in the last seconds. */
  readonly arrivedIds: ReadonlySet<string>;
  /** How many new leads nobody has seen: the tab was hidden, or they are out of sight. */
  readonly unseenCount: number;
  /** Reports which new leads are out of sight, and why. */
  readonly noteOutOfSight: (why: 'filters' | 'scroll', leadIds: readonly string[]) => void;
  /** @returns the function that ends it */
  readonly onArrivals: (listener: (leads: readonly Lead[]) => void) => () => void;
}

export const LiveContext = createContext<Live>({
  state: 'connecting',
  staleSince: undefined,
  arrivedIds: new Set(),
  unseenCount: 0,
  noteOutOfSight: () => {},
  onArrivals: () => () => {},
});

export const useLive = (): Live => useContext(LiveContext);

/** Calls the listener with new leads. Leads that arrive together come in one call. */
export function useArrivals(listener: (leads: readonly Lead[]) => void): void {
  const { onArrivals } = useLive();
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => onArrivals((leads) => latest.current(leads)), [onArrivals]);
}
