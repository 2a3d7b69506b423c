import { EyeOff, X } from 'lucide-react';
import { useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { useClearFilters } from './use-narrow.ts';
import type { HiddenArrivalsNotice } from './use-hidden-arrivals.ts';

/** Above the list: new leads came in that the search or the filters do not show. */
export function HiddenArrivals({ count, isSearch, dismiss }: HiddenArrivalsNotice) {
  const { leads, ui } = useTexts();
  const clear = useClearFilters();
  return (
    <div className="flex shrink-0 items-center gap-2 border-b border-line bg-accent-soft py-1.5 pr-2 pl-4 text-sm">
      <EyeOff className="size-4 shrink-0 text-accent-text" aria-hidden="true" />
      <p className="min-w-0 flex-1">
        {isSearch ? leads.arrivals.hiddenBySearch(count) : leads.arrivals.hiddenByFilter(count)}
      </p>
      <Button size="sm" onClick={clear}>
        {leads.arrivals.show}
      </Button>
      <IconButton label={ui.dismiss} onClick={dismiss}>
        <X className="size-4" />
      </IconButton>
    </div>
  );
}
