import { useEffect, useState, type RefObject } from 'react';
import type { LeadFilters } from '../api/leads.ts';
import { useArrivals, useLive } from '../live/live-context.ts';
import { matchesFilters } from '../live/merge-lead.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { nameInSentence } from './lead-name.ts';
import { SOURCE_NAMES } from './lead-source.ts';

/** From here on the top of the list is out of sight. */
const OUT_OF_SIGHT_PX = 60;

export interface ArrivalNotice {
  /** How many leads came in above what is on the screen. */
  readonly count: number;
  readonly goToTop: () => void;
}

const NONE: readonly string[] = [];

/** Tells of new leads that belong in the list: by voice, and by a button if they are out of sight. */
export function useArrivalNotice(
  scroller: RefObject<HTMLElement | null>,
  filters: LeadFilters,
): ArrivalNotice {
  const announce = useAnnounce();
  const { noteOutOfSight } = useLive();
  const [ids, setIds] = useState(NONE);

  useArrivals((leads) => {
    const mine = leads.filter((lead) => filters.q === undefined && matchesFilters(lead, filters));
    const [first] = mine;
    if (!first) return;
    announce(
      mine.length === 1
        ? `New lead: ${nameInSentence(first)}, from ${SOURCE_NAMES[first.source]}`
        : `${mine.length} new leads`,
    );
    if ((scroller.current?.scrollTop ?? 0) > OUT_OF_SIGHT_PX)
      setIds((known) => [...known, ...mine.map(({ _id }) => _id)]);
  });

  useEffect(() => {
    noteOutOfSight('scroll', ids);
    return () => noteOutOfSight('scroll', NONE);
  }, [ids, noteOutOfSight]);

  const isWaiting = ids.length > 0;
  useEffect(() => {
    const element = scroller.current;
    if (!isWaiting || !element) return;
    const look = () => {
      if (element.scrollTop <= OUT_OF_SIGHT_PX) setIds(NONE);
    };
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, [isWaiting, scroller]);

  return { count: ids.length, goToTop: () => scroller.current?.scrollTo({ top: 0 }) };
}
