import { Link, useSearch } from '@tanstack/react-router';
import { List, X } from 'lucide-react';
import { isNarrowed } from '../leads/lead-filters.ts';
import { SourceFilter } from '../leads/lead-toolbar.tsx';
import { ListMenu } from '../leads/list-menu.tsx';
import { SearchBox } from '../leads/search-box.tsx';
import { useClearFilters, useNarrow } from '../leads/use-narrow.ts';
import { LiveIndicator } from '../live/live-indicator.tsx';
import { useBoardTexts, useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { useIsPhone } from '../ui/use-media-query.ts';
import { useBoardFilters } from './use-board.ts';

/** The board's head. Its filters are those of the list, and go there and back in the address. */
export function BoardToolbar() {
  const texts = useBoardTexts();
  const { toolbar } = useTexts().leads;
  const search = useSearch({ from: '/app/board' });
  const filters = useBoardFilters();
  const narrow = useNarrow();
  const clear = useClearFilters();
  // The menu has what a phone has no room for.
  const isPhone = useIsPhone();
  return (
    <header className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2.5">
      <div className="flex h-8 items-center gap-3 pr-2 max-md:w-full max-md:justify-between max-md:pr-0">
        <h1 className="text-lg font-semibold">{texts.title}</h1>
        <LiveIndicator />
      </div>
      <div className="flex min-w-0 flex-1 items-center gap-2 md:flex-wrap md:justify-end">
        {isNarrowed(filters) && !isPhone && (
          <Button look="ghost" onClick={clear}>
            <X className="size-3.5" aria-hidden="true" />
            {toolbar.clear}
          </Button>
        )}
        <SearchBox value={filters.q} onChange={(words) => narrow({ q: words })} />
        {!isPhone && <SourceFilter />}
        <ListMenu isBoard />
        <Button look="ghost" size="icon" asChild>
          <Link to="/user/allLeads" search={search} aria-label={texts.asList} title={texts.asList}>
            <List className="size-4" aria-hidden="true" />
          </Link>
        </Button>
      </div>
    </header>
  );
}
