import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { readMatchingIds } from '../api/bulk.ts';
import { useLeadToolTexts } from '../texts/use-texts.ts';
import { toast } from '../ui/toast.ts';
import { useSelection, type SelectedPart } from './selection.tsx';
import { useLeadFilters } from './use-lead-list.ts';

const FIRST: SelectedPart = { before: 0, next: null };

/**
 * Ticks the leads that match the filters, also those that are not loaded: as many as one change takes, and afterwards
 * the next ones.
 */
export function useSelectMatching() {
  const { bulk: texts } = useLeadToolTexts();
  const filters = useLeadFilters();
  const navigate = useNavigate();
  const { choose, ids: chosen, part } = useSelection();
  const [isReading, setReading] = useState(false);
  const select = async ({ before, next: after }: SelectedPart) => {
    setReading(true);
    try {
      const { ids, next } = await readMatchingIds(filters, after);
      const isPart = before > 0 || next !== null;
      if (ids.length === 0) toast.info(texts.noneLeft);
      choose(ids, isPart ? { before, next } : undefined, filters);
    } catch (error) {
      toast.error(error instanceof Error ? error.message : '');
    }
    setReading(false);
  };
  const selectNext = async (following: SelectedPart) => {
    // The person may have filtered the list in another way since.
    await navigate({ to: '/user/allLeads', search: filters });
    await select(following);
  };
  return {
    isReading,
    selectFirst: () => select(FIRST),
    /** After something was done with the part that is ticked: says that more leads match, and ticks them. */
    offerNext: () => {
      if (!part || part.next === null) return;
      const following = { before: part.before + chosen.size, next: part.next };
      toast.info(texts.moreMatch, {
        action: { label: texts.selectNext, onPress: () => void selectNext(following) },
      });
    },
  };
}
