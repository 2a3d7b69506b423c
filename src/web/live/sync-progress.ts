import { skipToken, useQuery, type QueryClient } from '@tanstack/react-query';
import type { SyncProgress } from '../../contract/sync.ts';

/** A sync that sends nothing for so long has ended. */
const SILENCE_MS = 60_000;

interface Heard {
  readonly progress: SyncProgress;
  readonly at: number;
}

const PROGRESS = ['sync-progress'];

export const setSyncProgress = (client: QueryClient, progress: SyncProgress) =>
  client.setQueryData<Heard>(PROGRESS, { progress, at: Date.now() });

/** The progress of the running sync, whoever started it; undefined if none runs. */
export function useSyncProgress(now: Date): SyncProgress | undefined {
  const { data } = useQuery<Heard>({ queryKey: PROGRESS, queryFn: skipToken });
  if (!data || data.progress.state !== 'running') return undefined;
  return now.getTime() - data.at < SILENCE_MS ? data.progress : undefined;
}
