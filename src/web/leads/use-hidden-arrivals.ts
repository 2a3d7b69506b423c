import { useEffect, useState } from 'react';
import type { Lead } from '../../contract/lead.ts';
import type { LeadFilters } from '../api/leads.ts';
import { useArrivals, useLive } from '../live/live-context.ts';
import { isSearched, matchesFilters } from '../live/merge-lead.ts';
import { useStages } from '../pipeline/use-stages.ts';
import { useTexts } from '../texts/use-texts.ts';
import { useAnnounce } from '../ui/announcer.tsx';

/** A search is repeated when leads arrive. Until it answers, it is unknown whether it finds them. */
const SEARCH_ANSWER_MS = 2_500;

export interface HiddenArrivalsNotice {
  /** How many leads came in that the search or the filters do not show. */
  readonly count: number;
  readonly isSearch: boolean;
  readonly dismiss: () => void;
}

interface Hidden {
  readonly filters: LeadFilters;
  readonly ids: readonly string[];
}

/** Counts the new leads that do not match, for as long as the search and the filters stay. */
export function useHiddenArrivals(
  leads: readonly Lead[],
  filters: LeadFilters,
): HiddenArrivalsNotice {
  const { noteOutOfSight } = useLive();
  const { stages } = useStages();
  const announce = useAnnounce();
  const { arrivals } = useTexts().leads;
  const [hidden, setHidden] = useState<Hidden>({ filters, ids: [] });
  // Other filters start a new count.
  if (hidden.filters !== filters) setHidden({ filters, ids: [] });

  useArrivals((arrived) => {
    const hide = (missed: readonly Lead[]) => {
      if (missed.length === 0) return;
      const write = filters.q === undefined ? arrivals.hiddenByFilter : arrivals.hiddenBySearch;
      announce(write(missed.length));
      setHidden((known) =>
        known.filters === filters
          ? { filters, ids: [...known.ids, ...missed.map(({ _id }) => _id)] }
          : known,
      );
    };
    hide(arrived.filter((lead) => !matchesFilters(lead, filters, stages)));
    const unsure = arrived.filter((lead) => matchesFilters(lead, filters, stages));
    if (isSearched(filters, stages)) setTimeout(() => hide(unsure), SEARCH_ANSWER_MS);
  });

  const listed = new Set(leads.map(({ _id }) => _id));
  const ids = hidden.ids.filter((id) => !listed.has(id));
  const key = ids.join();
  useEffect(() => {
    noteOutOfSight('filters', key === '' ? [] : key.split(','));
    return () => noteOutOfSight('filters', []);
  }, [key, noteOutOfSight]);
  return {
    count: ids.length,
    isSearch: filters.q !== undefined,
    dismiss: () => setHidden({ filters, ids: [] }),
  };
}
