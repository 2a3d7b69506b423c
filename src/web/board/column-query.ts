import { infiniteQueryOptions } from '@tanstack/react-query';
import { BOARD } from '../api/board-key.ts';
import { readColumn, type BoardFilters } from '../api/board.ts';

/** All leads of one column, page by page. */
export const columnQuery = (filters: BoardFilters, status: string) =>
  infiniteQueryOptions({
    queryKey: [...BOARD, 'column', filters, status] as const,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => readColumn(filters, { status, cursor: pageParam, signal }),
    getNextPageParam: (page) => page.nextCursor,
  });
