import { useInfiniteQuery } from '@tanstack/react-query';
import clsx from 'clsx';
import { useId, useMemo, useRef, useState } from 'react';
import type { BoardColumn as Column } from '../../contract/pipeline.ts';
import { StatusGlyph } from '../leads/status-glyph.tsx';
import { useStages } from '../pipeline/use-stages.ts';
import { useBoardTexts, useFormats } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { BoardCard } from './board-card.tsx';
import { columnQuery } from './column-query.ts';
import { useBoardFilters } from './use-board.ts';
import { useColumnDrop } from './use-column-drop.ts';
import type { Move } from './use-move.ts';

interface BoardColumnProps {
  column: Column;
  /** The stages of the columns beside it; undefined at the ends. */
  previous: string | undefined;
  next: string | undefined;
  onMove: (move: Move) => void;
}

/** A stage with its leads: the first ones, and more on demand. */
export function BoardColumn({ column, previous, next, onMove }: BoardColumnProps) {
  const texts = useBoardTexts();
  const { number } = useFormats();
  const { nameOf, lookOf } = useStages();
  const { stage, count, isMore, nextCursor } = column;
  const titleId = useId();
  const list = useRef<HTMLDivElement>(null);
  const isOver = useColumnDrop(list, stage.id);
  const [isLong, setIsLong] = useState(false);
  const filters = useBoardFilters();
  const long = useInfiniteQuery({ ...columnQuery(filters, stage.id), enabled: isLong });
  const pages = isLong ? long.data?.pages : undefined;
  const leads = useMemo(
    () => pages?.flatMap((page) => page.leads) ?? column.leads,
    [pages, column.leads],
  );
  const hasMore = pages ? long.hasNextPage : nextCursor !== null;
  return (
    <section
      aria-labelledby={titleId}
      className="flex w-72 shrink-0 snap-start flex-col rounded-xl bg-canvas max-md:w-[85vw] max-md:max-w-80"
    >
      <h2 id={titleId} className="flex items-center gap-2 px-3 py-2.5 text-sm font-semibold">
        <StatusGlyph look={lookOf(stage.id)} />
        <span className="min-w-0 flex-1 truncate">{nameOf(stage.id)}</span>
        <span className="font-normal text-muted tabular-nums" aria-hidden="true">
          {number(count)}
          {isMore && '+'}
        </span>
        <span className="sr-only">{texts.leads(count, isMore)}</span>
      </h2>
      <div
        ref={list}
        className={clsx(
          'min-h-0 flex-1 overflow-y-auto rounded-b-xl px-2 pb-2',
          isOver && 'bg-accent-soft',
        )}
      >
        <ul className="grid gap-2">
          {leads.map((lead) => (
            <BoardCard
              key={lead._id}
              lead={lead}
              leads={leads}
              previous={previous}
              next={next}
              onMove={onMove}
            />
          ))}
        </ul>
        {count === 0 && <p className="px-1 py-6 text-center text-sm text-faint">{texts.empty}</p>}
        {hasMore && (
          <Button
            size="sm"
            look="ghost"
            className="mt-2 w-full"
            isBusy={long.isFetching}
            onClick={() => (isLong ? void long.fetchNextPage() : setIsLong(true))}
          >
            {texts.more}
          </Button>
        )}
        {long.error && (
          <p role="alert" className="p-2 text-sm text-danger-text">
            {texts.moreFailed(long.error.message)}
          </p>
        )}
      </div>
    </section>
  );
}
