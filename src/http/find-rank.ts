import { AppError } from '../errors.ts';
import type { BoardStore } from '../leads/board-store.ts';
import { rankBetween } from '../leads/board-rank.ts';
import type { Lead } from '../leads/lead.ts';

/**
 * The place of a lead below another one, in the column of the status that it will have.
 *
 * @throws `place-changed-since` if the other lead is not in that column any more
 */
export async function findRank(
  board: Pick<BoardStore, 'findGap'>,
  lead: Pick<Lead, 'id' | 'status' | 'rank'>,
  {
    status = lead.status,
    after = null,
  }: { status?: string | undefined; after?: string | null | undefined },
): Promise<string | null> {
  const gap = await board.findGap(status, after, lead.id);
  if (!gap) throw new AppError('place-changed-since', {});
  return rankBetween(gap.above, gap.below) ?? lead.rank;
}
