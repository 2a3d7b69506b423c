import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { healthQuery } from '../api/health.ts';
import { INBOX } from '../api/inbox.ts';
import { INCIDENTS } from '../api/incidents.ts';
import { LEAD_LISTS, leadKey } from '../api/leads.ts';
import { pagesQuery } from '../api/pages.ts';
import { sessionQuery, SIGN_OUT } from '../api/session.ts';
import { createArrivals } from './arrivals.ts';
import { keepLeadsApplied, refetchSearches } from './lead-cache.ts';
import { connectLive, type LiveState } from './live-connection.ts';
import { LiveContext, type Live } from './live-context.ts';
import { setSyncProgress } from './sync-progress.ts';
import { throttle } from './throttle.ts';
import { useUnseenCount } from './use-unseen-count.ts';
import { isStatusChanging } from './status-change.ts';

/** How long a new lead stands out. */
const STANDS_OUT_MS = 8000;

/** Keeps what is on the screen as it is on the server, for as long as someone is signed in. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  const [arrivals] = useState(createArrivals);
  const [arrivedIds, setArrivedIds] = useState<ReadonlySet<string>>(new Set());

  useEffect(() => {
    const { apply, stop } = keepLeadsApplied(client);
    const searchAgain = throttle(1000, () => void refetchSearches(client));
    const countAgain = throttle(2000, () => void readAgain(client, COUNTED));
    const checkAgain = throttle(1000, () => void readAgain(client, CHECKED));
    const disconnect = connectLive({
      open: () => new EventSource('/api/events'),
      onState: setState,
      onOpened: () => void readAllAgain(client),
      onRefused: () => void askWhoIsSignedIn(client),
      onEvent: ({ type, data }) => {
        if (type === 'page.changed') checkAgain();
        else if (type === 'inbox.changed') countAgain();
        else if (type === 'sync.progress') setSyncProgress(client, data);
        else if (type === 'lead.created') {
          apply(data);
          arrivals.add(data);
          searchAgain();
          countAgain();
        } else if (!isStatusChanging(client, data._id)) {
          apply(data);
          searchAgain();
        }
      },
    });
    return () => {
      searchAgain.cancel();
      countAgain.cancel();
      checkAgain.cancel();
      disconnect();
      stop();
    };
  }, [client, arrivals]);

  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const stop = arrivals.subscribe((leads) => {
      const ids = leads.map(({ _id }) => _id);
      setArrivedIds((known) => new Set([...known, ...ids]));
      const timer = setTimeout(() => {
        timers.delete(timer);
        setArrivedIds((known) => known.difference(new Set(ids)));
      }, STANDS_OUT_MS);
      timers.add(timer);
    });
    return () => {
      stop();
      for (const timer of timers) clearTimeout(timer);
    };
  }, [arrivals]);

  const unseenCount = useUnseenCount(arrivals.subscribe);
  const live = useMemo<Live>(
    () => ({ state, arrivedIds, unseenCount, onArrivals: arrivals.subscribe }),
    [state, arrivedIds, unseenCount, arrivals],
  );
  return <LiveContext value={live}>{children}</LiveContext>;
}

/** Where the session has ended, the query client hears of it and asks for a new one. */
const askWhoIsSignedIn = (client: QueryClient) =>
  client.fetchQuery({ ...sessionQuery, staleTime: 0, retry: false, meta: {} }).catch(() => {});

/** What a lead changes that comes in or waits, and what changes with the state of a Page. */
const COUNTED = [pagesQuery.queryKey, healthQuery.queryKey, INBOX];
const CHECKED = [pagesQuery.queryKey, healthQuery.queryKey, INCIDENTS];

async function readAgain(client: QueryClient, keys: readonly (readonly unknown[])[]) {
  // Until the screen of someone who signs out is gone, all it asks for would be refused.
  if (client.isMutating({ mutationKey: SIGN_OUT }) > 0) return;
  await Promise.all(
    keys.map((queryKey) => client.invalidateQueries({ queryKey }, { cancelRefetch: false })),
  );
}

const readAllAgain = (client: QueryClient) =>
  readAgain(client, [LEAD_LISTS, [leadKey('')[0]], INBOX, ...CHECKED]);
