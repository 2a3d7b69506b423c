import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { SessionUser } from '../../contract/session.ts';
import { healthQuery } from '../api/health.ts';
import { INBOX } from '../api/inbox.ts';
import { INCIDENTS } from '../api/incidents.ts';
import { LEAD_COUNTS, LEAD_LISTS, leadKey } from '../api/leads.ts';
import { BOARD } from '../api/board-key.ts';
import { MEETINGS, TASKS } from '../api/planner-keys.ts';
import { findMissedEvents, forgetLivePosition } from '../api/live-position.ts';
import { NOTICES } from '../api/notices-key.ts';
import { pagesQuery } from '../api/pages.ts';
import { reachability } from '../api/reachability.ts';
import { VIEWS } from '../api/views.ts';
import { sessionQuery, SIGN_OUT } from '../api/session.ts';
import type { Arrivals } from './arrivals.ts';
import { joinLive } from './join-live.ts';
import { keepLeadsApplied, refetchOverdue, refetchSearches } from './lead-cache.ts';
import type { StreamState } from './live-connection.ts';
import { isStatusChanging } from './status-change.ts';
import { setSyncProgress } from './sync-progress.ts';
import { throttle } from './throttle.ts';

/**
 * Applies the server's events to what this tab has read, and reads it again if events were missed.
 *
 * @returns the state of the event stream
 */
export function useStream(user: SessionUser, arrivals: Arrivals): StreamState {
  const client = useQueryClient();
  const [state, setState] = useState<StreamState>('connecting');
  const { id, role } = user;
  useEffect(() => {
    const { apply, forget, forgetRecent, stop } = keepLeadsApplied(client);
    const searchAgain = throttle(1000, () => void refetchSearches(client));
    const countAgain = throttle(2000, () => void readAgain(client, COUNTED));
    const viewsAgain = throttle(3000, () => void readAgain(client, [VIEWS]));
    const checkAgain = throttle(1000, () => void readAgain(client, CHECKED));
    const boardAgain = throttle(1000, () => void readAgain(client, [BOARD]));
    const leadsAgain = throttle(1000, () => void readAgain(client, [LEAD_COUNTS]));
    const planAgain = throttle(500, () => void readPlanAgain(client));
    const live = joinLive(
      { id, role },
      {
        onState: setState,
        onOpened: ({ position, isCertainGap }) => {
          const missed = findMissedEvents(position);
          if (isCertainGap || missed.everyone) {
            forgetRecent();
            void readAllAgain(client);
            void checkUser(client, { id, role });
          } else if (missed.admins) void readAgain(client, [...COUNTED, ...CHECKED]);
        },
        onRefused: () => void checkUser(client, { id, role }),
        onEvent: ({ type, data }) => {
          if (type.startsWith('lead.')) {
            boardAgain();
            leadsAgain();
          }
          if (type === 'page.changed') checkAgain();
          else if (type === 'inbox.changed') countAgain();
          else if (type === 'planner.changed') {
            planAgain();
            viewsAgain();
          } else if (type === 'notices.changed') {
            if (data.userId === id) void readAgain(client, [NOTICES]);
          } else if (type === 'sync.progress') setSyncProgress(client, data);
          else if (type === 'lead.erased' || type === 'lead.removed' || type === 'lead.hidden') {
            forget(data._id);
            countAgain();
            viewsAgain();
            // Meetings, tasks and notices name leads.
            planAgain();
            void readAgain(client, [NOTICES]);
          } else if (type === 'lead.created') {
            apply(data);
            arrivals.add(data);
            searchAgain();
            viewsAgain();
            countAgain();
          } else if (!isStatusChanging(client, data._id)) {
            apply(data);
            searchAgain();
            viewsAgain();
            // The event has what lists show. An open lead has notes and more.
            void readAgain(client, [leadKey(data._id)]);
          }
        },
      },
    );
    const stopWatching = onReachableAgain(() => {
      live.hurry();
      void readAllAgain(client);
    });
    return () => {
      searchAgain.cancel();
      countAgain.cancel();
      viewsAgain.cancel();
      checkAgain.cancel();
      planAgain.cancel();
      boardAgain.cancel();
      leadsAgain.cancel();
      live.leave();
      stop();
      stopWatching();
    };
  }, [client, arrivals, id, role]);
  return state;
}

function onReachableAgain(act: () => void): () => void {
  let wasReachable = reachability.read().isReachable;
  return reachability.subscribe(() => {
    const { isReachable } = reachability.read();
    if (isReachable && !wasReachable) act();
    wasReachable = isReachable;
  });
}

/**
 * If the session has ended, the query client hears of it and asks for a new one. If another person
 * has signed in in this browser, the page starts again as theirs.
 */
async function checkUser(client: QueryClient, known: Pick<SessionUser, 'id' | 'role'>) {
  try {
    const user = await client.fetchQuery({ ...sessionQuery, staleTime: 0, retry: false, meta: {} });
    if (user.id !== known.id || user.role !== known.role) window.location.reload();
  } catch {
    // No answer: the stream goes on trying.
  }
}

/** The queries that a new or pending lead changes, and those that the state of a Page changes. */
const COUNTED = [pagesQuery.queryKey, healthQuery.queryKey, INBOX];
const CHECKED = [pagesQuery.queryKey, healthQuery.queryKey, INCIDENTS];
const PLANNED = [MEETINGS, TASKS];

/** Meetings and tasks, and which leads have one that is overdue. */
const readPlanAgain = (client: QueryClient) =>
  Promise.all([readAgain(client, [...PLANNED, LEAD_COUNTS]), refetchOverdue(client)]);

async function readAgain(client: QueryClient, keys: readonly (readonly unknown[])[]) {
  // After a sign-out all requests of the old screen would be refused.
  if (client.isMutating({ mutationKey: SIGN_OUT }) > 0) return;
  await Promise.all(
    keys.map((queryKey) => client.invalidateQueries({ queryKey }, { cancelRefetch: false })),
  );
}

function readAllAgain(client: QueryClient): Promise<void> {
  forgetLivePosition();
  return readAgain(client, [
    LEAD_LISTS,
    LEAD_COUNTS,
    VIEWS,
    BOARD,
    [leadKey('')[0]],
    INBOX,
    ...PLANNED,
    ...CHECKED,
  ]);
}
