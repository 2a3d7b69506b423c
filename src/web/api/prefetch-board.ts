import type { QueryClient } from '@tanstack/react-query';
import type { BoardFilters } from './board.ts';

/** Reads the board before its screen is loaded. The code is imported here, so that the lead list does not load it. */
export async function prefetchBoard(client: QueryClient, filters: BoardFilters): Promise<void> {
  try {
    const { boardQuery } = await import('./board.ts');
    await client.prefetchQuery(boardQuery(filters));
  } catch {
    // The screen reads it too, and says what is wrong.
  }
}
