import { queryOptions } from '@tanstack/react-query';
import type { BoardAnswer, BoardColumn } from '../../contract/pipeline.ts';
import { BOARD } from './board-key.ts';
import { requestQuery, type LeadFilters } from './leads.ts';
import { request } from './request.ts';

/** What narrows the board. It shows all statuses, in its own order. */
export type BoardFilters = Omit<LeadFilters, 'status' | 'sort'>;

/** How many leads of each column the board shows at first. */
const FIRST_CARDS = 50;

/** @param limit leads of each column */
export const boardQuery = (filters: BoardFilters, limit = FIRST_CARDS) =>
  queryOptions({
    queryKey: [...BOARD, filters, limit] as const,
    queryFn: ({ signal }) => readBoard(filters, { limit: String(limit) }, signal),
  });

const COLUMN_PAGE = '100';

/** Some leads of one column. @param cursor null for the first ones */
export async function readColumn(
  filters: BoardFilters,
  { status, cursor, signal }: { status: string; cursor: string | null; signal: AbortSignal },
): Promise<Pick<BoardColumn, 'leads' | 'nextCursor'>> {
  const part = { status, limit: COLUMN_PAGE, ...(cursor !== null && { cursor }) };
  const { columns } = await readBoard(filters, part, signal);
  return columns[0] ?? { leads: [], nextCursor: null };
}

function readBoard(
  filters: BoardFilters,
  part: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<BoardAnswer> {
  const query = requestQuery(filters);
  for (const [name, value] of Object.entries(part)) query.set(name, value);
  return request<BoardAnswer>(`/api/board?${query.toString()}`, { signal });
}
