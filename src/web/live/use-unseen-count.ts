import { useEffect, useState } from 'react';
import type { Arrivals } from './arrivals.ts';

/** How many leads arrived since the tab was hidden; none once it is looked at. */
export function useUnseenCount(subscribe: Arrivals['subscribe']): number {
  const [count, setCount] = useState(0);
  useEffect(
    () =>
      subscribe((leads) => {
        if (document.hidden) setCount((known) => known + leads.length);
      }),
    [subscribe],
  );
  useEffect(() => {
    const look = () => {
      if (!document.hidden) setCount(0);
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return count;
}
