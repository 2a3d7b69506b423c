import { Link } from '@tanstack/react-router';
import { Kanban, Keyboard, ListFilter, X } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { LiveIndicator } from '../live/live-indicator.tsx';
import { openPalette } from '../palette/palette-store.ts';
import { useStages } from '../pipeline/use-stages.ts';
import { useUser } from '../shell/use-user.ts';
import { loadTexts } from '../texts/texts-store.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { PlatformGlyph } from '../ui/platform-glyph.tsx';
import { MultiSelect } from '../ui/select.tsx';
import { useIsPhone } from '../ui/use-media-query.ts';
import { AddLeadButton } from './add-lead-button.tsx';
import { LeadCount } from './lead-count.tsx';
import { isNarrowed, toFilter, valuesOf } from './lead-filters.ts';
import { SOURCES } from './lead-source.ts';
import { ListMenu } from './list-menu.tsx';
import { SearchBox } from './search-box.tsx';
import { StatusGlyph } from './status-glyph.tsx';
import { TakeNextButton } from './take-next-button.tsx';
import { useLeadFilters } from './use-lead-list.ts';
import { useClearFilters, useNarrow } from './use-narrow.ts';

/** Salespeople do not load it. Without a network it is left out. */
const ExportMenu = lazy(async () => {
  const loading = Promise.all([import('./export-menu.tsx'), loadTexts('tools')]);
  const [loaded] = await loading.catch(() => []);
  return { default: loaded?.ExportMenu ?? (() => null) };
});

/** The list's head: search, filters, and whether it is live. */
export function LeadToolbar() {
  const { title, toolbar } = useTexts().leads;
  const filters = useLeadFilters();
  const narrow = useNarrow();
  const { role } = useUser();
  const clear = useClearFilters();
  // The menu of the list has what a phone has no room for.
  const isPhone = useIsPhone();
  return (
    <header className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2.5">
      <div className="flex h-8 items-center gap-3 pr-2 @max-[720px]/screen:w-full @max-[720px]/screen:pr-0">
        <h1 className="text-lg font-semibold">{title}</h1>
        <LeadCount />
        <LiveIndicator />
        <div className="@max-[720px]/screen:ml-auto">
          <TakeNextButton />
        </div>
      </div>
      <div className="flex min-w-0 flex-1 items-center gap-2 md:justify-end @min-[720px]/screen:flex-wrap">
        {/* Before the search box, which must not move when it appears. */}
        {isNarrowed(filters) && !isPhone && (
          <Button look="ghost" aria-label={toolbar.clear} onClick={clear}>
            <X className="size-3.5" aria-hidden="true" />
            {/* On most screens there is room for the cross alone. */}
            <span className="@max-[1200px]/screen:hidden">{toolbar.clear}</span>
          </Button>
        )}
        <SearchBox value={filters.q} onChange={(q) => narrow({ q })} />
        <StatusFilter />
        {!isPhone && <SourceFilter />}
        <AddLeadButton />
        <ListMenu />
        {!isPhone && (
          <Button look="ghost" size="icon" asChild>
            <Link to="/board" search={filters} aria-label={toolbar.asBoard} title={toolbar.asBoard}>
              <Kanban className="size-4" aria-hidden="true" />
            </Link>
          </Button>
        )}
        {role === 'admin' && !isPhone && (
          <Suspense fallback={<span className="size-7 pointer-coarse:size-10" />}>
            <ExportMenu />
          </Suspense>
        )}
        <IconButton
          label={toolbar.shortcuts}
          className="pointer-coarse:hidden @max-[720px]/screen:hidden"
          onClick={() => openPalette('keys')}
        >
          <Keyboard className="size-4" />
        </IconButton>
      </div>
    </header>
  );
}

/** The values of a filter in the toolbar, which say what is chosen in little room. */
const FILTER_LOOK = 'min-w-0 max-w-44 shrink';
const ANY_ICON = <ListFilter className="size-4 shrink-0 text-faint" />;

function StatusFilter() {
  const { toolbar } = useTexts().leads;
  const { stages, nameOf, lookOf } = useStages();
  const { status } = useLeadFilters();
  const narrow = useNarrow();
  return (
    <MultiSelect
      label={toolbar.byStatus}
      className={FILTER_LOOK}
      values={valuesOf(status)}
      any={{ label: toolbar.anyStatus, icon: ANY_ICON }}
      options={stages.map(({ id }) => ({
        value: id,
        label: nameOf(id),
        icon: <StatusGlyph look={lookOf(id)} />,
      }))}
      onChange={(values) => narrow({ status: toFilter(values) })}
    />
  );
}

export function SourceFilter() {
  const { sources, toolbar } = useTexts().leads;
  const { source } = useLeadFilters();
  const narrow = useNarrow();
  return (
    <MultiSelect
      label={toolbar.bySource}
      className={FILTER_LOOK}
      values={valuesOf(source)}
      any={{ label: toolbar.anySource, icon: ANY_ICON }}
      options={SOURCES.map((value) => ({
        value,
        label: sources[value],
        icon: <PlatformGlyph source={value} className="text-muted" />,
      }))}
      onChange={(values) => narrow({ source: toFilter(values) })}
    />
  );
}
