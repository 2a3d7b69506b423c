import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { View } from '../../contract/view.ts';
import { savedViews, viewsQuery } from '../api/views.ts';
import { useFormats, useTexts } from '../texts/use-texts.ts';
import { filtersOfView } from './lead-filters.ts';
import { lazyScreen } from '../shell/lazy-screen.tsx';
import { useMayChangeView } from './use-may-change-view.ts';
import { viewName } from './view-name.ts';

/** It is loaded if there are views that the person may change, or put in another order. */
const ManageViews = lazyScreen(async () => (await import('./manage-views.tsx')).ManageViews, {
  isQuiet: true,
});

/** The views in the sidebar, each with the number of its leads. */
export function ViewList({ className }: { className: string }) {
  const { views: texts } = useTexts().leads;
  const { data: views = [] } = useQuery(viewsQuery);
  const list = useRef<HTMLDivElement>(null);
  const isOffered = views.some(useMayChangeView()) || savedViews(views).length > 1;
  // The window stays when its last view is removed.
  const [wasOffered, setOffered] = useState(false);
  if (isOffered && !wasOffered) setOffered(true);
  return (
    <div ref={list} role="group" aria-label={texts.title} className={className}>
      {views.map((view) => (
        <Link
          key={view._id}
          data-view={view.isBuiltIn ? undefined : view._id}
          to="/user/allLeads"
          search={filtersOfView(view.query)}
          activeOptions={{ exact: true, includeSearch: true }}
          className="flex h-7 items-center gap-2 rounded-md pr-2 pl-8.5 text-sm transition-colors"
          activeProps={{ className: 'bg-hover text-ink font-medium' }}
          inactiveProps={{ className: 'text-muted hover:bg-hover hover:text-ink' }}
        >
          <span dir="auto" className="min-w-0 flex-1 truncate">
            {viewName(view, texts)}
          </span>
          <ViewCount count={view.count} />
        </Link>
      ))}
      {wasOffered && <ManageViews list={list} />}
    </div>
  );
}

/** The number of leads; with a plus if there are more. */
export function ViewCount({ count }: Pick<View, 'count'>) {
  const { number } = useFormats();
  const { views: texts } = useTexts().leads;
  if (count === null || count.count === 0) return null;
  return (
    <span className="text-xs text-faint tabular-nums">
      {number(count.count)}
      {count.isMore && '+'}
      <span className="sr-only"> {texts.leads(count.count)}</span>
    </span>
  );
}
