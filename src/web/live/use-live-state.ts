import { useState, useSyncExternalStore } from 'react';
import { reachability } from '../api/reachability.ts';
import { useNow } from '../time/use-now.ts';
import type { Live, LiveState } from './live-context.ts';
import type { StreamState } from './live-connection.ts';

/** Whether the screen is up to date: the stream is open, and requests get answers. */
export function useLiveState(stream: StreamState): Pick<Live, 'state' | 'staleSince'> {
  const { isReachable, isOffline } = useSyncExternalStore(
    reachability.subscribe,
    reachability.read,
  );
  const state: LiveState = isOffline ? 'offline' : isReachable ? stream : 'reconnecting';
  const now = useNow();
  const [staleSince, setStaleSince] = useState<Date>();
  const isBroken = state === 'offline' || state === 'reconnecting';
  if (isBroken !== (staleSince !== undefined)) setStaleSince(isBroken ? now : undefined);
  return { state, staleSince };
}
