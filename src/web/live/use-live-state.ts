import { useEffect, useState, useSyncExternalStore } from 'react';
import { reachability } from '../api/reachability.ts';
import type { Live, LiveState } from './live-context.ts';
import type { StreamState } from './live-connection.ts';

/** Whether the screen is up to date: the stream is open, and requests get answers. */
export function useLiveState(stream: StreamState): Pick<Live, 'state' | 'staleSince'> {
  const { isReachable, isOffline } = useSyncExternalStore(
    reachability.subscribe,
    reachability.read,
  );
  const state: LiveState = isOffline ? 'offline' : isReachable ? stream : 'reconnecting';
  const [staleSince, setStaleSince] = useState<Date>();
  const isBroken = state === 'offline' || state === 'reconnecting';
  useEffect(() => setStaleSince(isBroken ? new Date() : undefined), [isBroken]);
  return { state, staleSince };
}
