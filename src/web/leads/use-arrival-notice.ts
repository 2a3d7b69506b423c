import { useEffect, useState, type RefObject } from 'react';
import type { LeadFilters } from '../api/leads.ts';
import { useArrivals, useLive } from '../live/live-context.ts';
import { isSearched, matchesFilters } from '../live/merge-lead.ts';
import { useStages } from '../pipeline/use-stages.ts';
import { useTexts } from '../texts/use-texts.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { nameInSentence } from './lead-name.ts';

/** From here on the top of the list is out of sight. */
const OUT_OF_SIGHT_PX = 60;

export interface ArrivalNotice {
  /** How many leads came in above what is on the screen. */
  readonly count: number;
  readonly goToTop: () => void;
}

const NONE: readonly string[] = [];

/** Announces new leads that belong in the list, and counts those that are out of sight. */
export function useArrivalNotice(
  scroller: RefObject<HTMLElement | null>,
  filters: LeadFilters,
): ArrivalNotice {
  const announce = useAnnounce();
  const { arrivals, sources, noName } = useTexts().leads;
  const { noteOutOfSight } = useLive();
  const { stages } = useStages();
  const [ids, setIds] = useState(NONE);

  useArrivals((leads) => {
    const mine = leads.filter(
      (lead) => !isSearched(filters, stages) && matchesFilters(lead, filters, stages),
    );
    const [first] = mine;
    if (!first) return;
    announce(
      mine.length === 1
        ? arrivals.announce(nameInSentence(first, noName), sources[first.source])
        : arrivals.newLeads(mine.length),
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
