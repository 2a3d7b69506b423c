import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SyncAnswer, SyncProgress } from '../../contract/sync.ts';
import { pagesQuery, syncPages } from '../api/pages.ts';
import { useSyncProgress } from '../live/sync-progress.ts';
import { useNow } from '../time/use-now.ts';

export interface Sync {
  /** Here or in another window: only one at a time. */
  readonly isRunning: boolean;
  readonly progress: SyncProgress | undefined;
  readonly answer: SyncAnswer | undefined;
  readonly error: Error | null;
  /** Of all enabled Pages, or of one; since the last complete sync, or some days ago. */
  readonly start: (pageId?: string, lookBackDays?: number) => void;
  readonly dismiss: () => void;
}

const DAY = 24 * 60 * 60_000;

/** The sync: its start, its progress, how it ended. */
export function useSync(): Sync {
  const client = useQueryClient();
  const progress = useSyncProgress(useNow());
  const { mutate, isPending, data, error, reset } = useMutation({
    mutationFn: syncPages,
    onSettled: () => client.invalidateQueries(pagesQuery),
  });
  return {
    isRunning: isPending || progress !== undefined,
    progress,
    answer: data,
    error,
    start: (pageId, days) =>
      mutate({ pageId, since: days === undefined ? undefined : new Date(Date.now() - days * DAY) }),
    dismiss: reset,
  };
}
