import { useNavigate } from '@tanstack/react-router';
import { CircleDashed, Keyboard, ListFilter, X } from 'lucide-react';
import type { LeadFilters } from '../api/leads.ts';
import { LiveIndicator } from '../live/live-indicator.tsx';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { PlatformGlyph } from '../ui/platform-glyph.tsx';
import { Select } from '../ui/select.tsx';
import { OFFERED_SOURCES, SOURCE_NAMES } from './lead-source.ts';
import { STATUSES } from './lead-status.ts';
import { SearchBox } from './search-box.tsx';
import { StatusGlyph } from './status-glyph.tsx';
import { useLeadFilters } from './use-lead-list.ts';

const STATUS_OPTIONS = [
  { value: 'any', label: 'Any status', icon: <CircleDashed className="size-4 text-faint" /> },
  ...STATUSES.map((status) => ({
    value: status,
    label: status,
    icon: <StatusGlyph status={status} />,
  })),
] as const;

const SOURCE_OPTIONS = [
  { value: 'any', label: 'Any source', icon: <ListFilter className="size-4 text-faint" /> },
  ...OFFERED_SOURCES.map((source) => ({
    value: source,
    label: SOURCE_NAMES[source],
    icon: <PlatformGlyph source={source} className="text-muted" />,
  })),
] as const;

/** The list's head: search, filters, and whether it is live. */
export function LeadToolbar({ onHelp }: { onHelp: () => void }) {
  const filters = useLeadFilters();
  const narrow = useNarrow();
  const isNarrowed = Object.keys(filters).length > 0;
  return (
    <header className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2.5">
      <div className="flex h-8 items-center gap-3 pr-2 max-md:w-full max-md:justify-between max-md:pr-0">
        <h1 className="text-lg font-semibold">Leads</h1>
        <LiveIndicator />
      </div>
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2 md:justify-end">
        {/* Before the search box, which must not move when it appears. */}
        {isNarrowed && (
          <Button
            look="ghost"
            aria-label="Clear"
            className="max-md:order-last"
            onClick={() => narrow({ q: undefined, status: undefined, source: undefined })}
          >
            <X className="size-3.5" aria-hidden="true" />
            {/* Beside an open lead there is room for the cross alone. */}
            <span className="@max-[720px]/screen:hidden @max-[500px]/screen:inline">Clear</span>
          </Button>
        )}
        <SearchBox value={filters.q} onChange={(q) => narrow({ q })} />
        <Select
          label="Filter by status"
          className="max-md:flex-1"
          value={filters.status ?? 'any'}
          options={STATUS_OPTIONS}
          onChange={(status) => narrow({ status: status === 'any' ? undefined : status })}
        />
        <Select
          label="Filter by source"
          className="max-md:flex-1"
          value={filters.source ?? 'any'}
          options={SOURCE_OPTIONS}
          onChange={(source) => narrow({ source: source === 'any' ? undefined : source })}
        />
        <IconButton
          label="Keyboard shortcuts"
          className="pointer-coarse:hidden @max-[720px]/screen:hidden"
          onClick={onHelp}
        >
          <Keyboard className="size-4" />
        </IconButton>
      </div>
    </header>
  );
}

/** Changes some of the filters in the address; an open lead stays open. */
export function useNarrow() {
  const navigate = useNavigate();
  return (change: LeadFilters) =>
    void navigate({
      to: '.',
      search: (filters: LeadFilters) => ({ ...filters, ...change }),
      replace: true,
    });
}
