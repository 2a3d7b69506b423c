import { createContext, useContext, useEffect, useRef } from 'react';
import type { Lead } from '../../contract/lead.ts';
import type { LiveState } from './live-connection.ts';

export interface Live {
  readonly state: LiveState;
  /** Leads that arrived in the last seconds. */
  readonly arrivedIds: ReadonlySet<string>;
  /** How many arrived while the tab was hidden. */
  readonly unseenCount: number;
  /** @returns the function that ends it */
  readonly onArrivals: (listener: (leads: readonly Lead[]) => void) => () => void;
}

export const LiveContext = createContext<Live>({
  state: 'connecting',
  arrivedIds: new Set(),
  unseenCount: 0,
  onArrivals: () => () => {},
});

export const useLive = (): Live => useContext(LiveContext);

/** Tells of new leads, those of one moment together. */
export function useArrivals(listener: (leads: readonly Lead[]) => void): void {
  const { onArrivals } = useLive();
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => onArrivals((leads) => latest.current(leads)), [onArrivals]);
}
