import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { boardQuery } from '../api/board.ts';

/** The filters in the address. The board shows every status, so that it leaves that one alone. */
export function useBoardFilters() {
  const { status: _status, sort: _sort, ...filters } = useSearch({ from: '/app/board' });
  return filters;
}

/** All columns with their first leads. The old board stays until a new search has an answer. */
export const useBoard = () =>
  useQuery({ ...boardQuery(useBoardFilters()), placeholderData: keepPreviousData });
