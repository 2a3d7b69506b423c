import type { SyncAnswer } from '../../contract/sync.ts';
import type { AdminTexts } from '../../texts/texts.ts';

const CAUSES = ['older', 'unread', 'unlisted'] as const;

/** How a sync ended: what came in, what went wrong, and what Meta still has. */
export function saySynced(
  { leadsSynced, problems, stillMissing }: SyncAnswer,
  synced: AdminTexts['connectors']['synced'],
): string {
  const came = leadsSynced === 0 ? synced.none : synced.some(leadsSynced);
  const but = problems.length === 0 ? '' : synced.problems(problems.length);
  const gaps = CAUSES.flatMap((cause) => {
    const count = stillMissing
      .filter((gap) => gap.cause === cause)
      .reduce((sum, gap) => sum + gap.count, 0);
    return count === 0 ? [] : [synced.gaps[cause](count)];
  });
  return [`${came}${but}.`, ...gaps].join(' ');
}
