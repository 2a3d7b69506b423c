import { ArrowUp } from 'lucide-react';
import { useTexts } from '../texts/use-texts.ts';
import type { ArrivalNotice } from './use-arrival-notice.ts';

/** For someone who has scrolled down: how many leads came in above. A press scrolls to them. */
export function ArrivalsPill({ notice }: { notice: ArrivalNotice }) {
  const { leads } = useTexts();
  const { count, goToTop } = notice;
  if (count === 0) return null;
  return (
    <button
      type="button"
      className="absolute top-12 left-1/2 z-30 flex h-8 -translate-x-1/2 animate-fade items-center gap-1.5 rounded-full bg-accent px-3.5 text-sm font-medium text-on-accent shadow-pop hover:bg-accent-hover max-md:top-3 pointer-coarse:h-10"
      onClick={goToTop}
    >
      <ArrowUp className="size-4" aria-hidden="true" />
      {leads.arrivals.newLeads(count)}
    </button>
  );
}
