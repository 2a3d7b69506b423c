import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type { SessionUser } from '../../contract/session.ts';
import { createArrivals, type Arrivals } from './arrivals.ts';
import { LiveContext, type Live } from './live-context.ts';
import { useLiveState } from './use-live-state.ts';
import { useStream } from './use-stream.ts';
import { useUnseen } from './use-unseen.ts';

/** How long a new lead is highlighted, in ms. */
const HIGHLIGHTED_MS = 8000;

interface LiveProviderProps {
  /** Who is signed in. */
  user: SessionUser;
  children: ReactNode;
}

/** Keeps the screen up to date with the server, as long as someone is signed in. */
export function LiveProvider({ user, children }: LiveProviderProps) {
  const [arrivals] = useState(createArrivals);
  const { state, staleSince } = useLiveState(useStream(user, arrivals));
  const arrivedIds = useArrivedIds(arrivals);
  const { unseenCount, noteOutOfSight } = useUnseen(arrivals.subscribe);
  const live = useMemo<Live>(
    () => ({
      state,
      staleSince,
      arrivedIds,
      unseenCount,
      noteOutOfSight,
      onArrivals: arrivals.subscribe,
    }),
    [state, staleSince, arrivedIds, unseenCount, noteOutOfSight, arrivals],
  );
  return <LiveContext value={live}>{children}</LiveContext>;
}

function useArrivedIds(arrivals: Arrivals): ReadonlySet<string> {
  const [arrivedIds, setArrivedIds] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const stop = arrivals.subscribe((leads) => {
      const ids = leads.map(({ _id }) => _id);
      setArrivedIds((known) => new Set([...known, ...ids]));
      const timer = setTimeout(() => {
        timers.delete(timer);
        setArrivedIds((known) => known.difference(new Set(ids)));
      }, HIGHLIGHTED_MS);
      timers.add(timer);
    });
    return () => {
      stop();
      for (const timer of timers) clearTimeout(timer);
    };
  }, [arrivals]);
  return arrivedIds;
}
