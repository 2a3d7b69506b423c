import { lazy, Suspense } from 'react';
import type { LeadFilters } from '../api/leads.ts';
import { useDocumentTitle } from '../shell/use-document-title.ts';
import { loadTexts } from '../texts/texts-store.ts';
import { useBoardTexts, useTexts } from '../texts/use-texts.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { BoardColumn } from './board-column.tsx';
import { moreFilters } from '../leads/lead-filters.ts';
import { nameInSentence } from '../leads/lead-name.ts';
import { useIsPhone } from '../ui/use-media-query.ts';
import { useAskLost } from '../pipeline/use-ask-lost.tsx';
import { BoardToolbar } from './board-toolbar.tsx';
import { useBoard, useBoardFilters } from './use-board.ts';
import { useDrops } from './use-drops.ts';
import { useMove, type Move } from './use-move.ts';

/** Without a network the filters are not named. */
const NoFilters = (_props: { filters: LeadFilters }) => null;

const ActiveFilters = lazy(async () => {
  const loading = Promise.all([import('../leads/active-filters.tsx'), loadTexts('tools')]);
  const [loaded] = await loading.catch(() => []);
  return { default: loaded?.ActiveFilters ?? NoFilters };
});

/** All leads by their stages. */
export function BoardScreen() {
  const texts = useBoardTexts();
  const { noName } = useTexts().leads;
  useDocumentTitle(texts.title);
  const { data, error, refetch } = useBoard();
  const move = useMove();
  const filters = useBoardFilters();
  const isPhone = useIsPhone();
  const [dialog, ask] = useAskLost();
  const begin = (wanted: Move) => {
    const { lead, place } = wanted;
    if (lead.status === place.status) move(wanted);
    else
      ask({
        status: place.status,
        leads: { name: nameInSentence(lead, noName) },
        onAnswer: (lostReason) =>
          move({ ...wanted, ...(lostReason !== undefined && { lostReason }) }),
      });
  };
  const columns = data?.columns ?? [];
  useDrops(begin);
  return (
    <section aria-label={texts.title} className="@container/screen flex h-full flex-col">
      <BoardToolbar />
      {moreFilters(filters, isPhone).length > 0 && (
        <Suspense>
          <ActiveFilters filters={filters} />
        </Suspense>
      )}
      {!data && !error && (
        <p role="status" className="grid flex-1 place-items-center">
          <Spinner />
          <span className="sr-only">{texts.loading}</span>
        </p>
      )}
      {error && !data && (
        <ErrorState title={texts.notLoaded} error={error} onRetry={() => void refetch()} />
      )}
      <div className="flex min-h-0 flex-1 snap-x snap-mandatory gap-3 overflow-x-auto p-3 md:snap-none">
        {columns.map((column, index) => (
          <BoardColumn
            key={column.stage.id}
            column={column}
            previous={columns[index - 1]?.stage.id}
            next={columns[index + 1]?.stage.id}
            onMove={begin}
          />
        ))}
      </div>
      {dialog}
    </section>
  );
}
