import { useCallback, useEffect, useState } from 'react';
import type { Arrivals } from './arrivals.ts';
import type { Live } from './live-context.ts';

const NONE: ReadonlySet<string> = new Set();

/**
 * The new leads that nobody has seen: they arrived while the tab was hidden, or a filter or the scroll
 * position hides them.
 */
export function useUnseen(
  subscribe: Arrivals['subscribe'],
): Pick<Live, 'unseenCount' | 'noteOutOfSight'> {
  const [whileHidden, setWhileHidden] = useState(NONE);
  const [byFilters, setByFilters] = useState(NONE);
  const [byScroll, setByScroll] = useState(NONE);
  useEffect(
    () =>
      subscribe((leads) => {
        if (document.hidden)
          setWhileHidden((known) => new Set([...known, ...leads.map(({ _id }) => _id)]));
      }),
    [subscribe],
  );
  useEffect(() => {
    const look = () => {
      if (!document.hidden) setWhileHidden(NONE);
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  const noteOutOfSight = useCallback<Live['noteOutOfSight']>((why, leadIds) => {
    const ids = leadIds.length === 0 ? NONE : new Set(leadIds);
    if (why === 'filters') setByFilters(ids);
    else setByScroll(ids);
  }, []);
  const unseen = whileHidden.union(byFilters).union(byScroll);
  return { unseenCount: unseen.size, noteOutOfSight };
}
