import type { SessionUser } from '../../contract/session.ts';
import type { LiveEvent } from '../../contract/live-event.ts';
import { connectLive, type StreamState } from './live-connection.ts';
import type { Opened, TabMessage, WorkerMessage } from './live-messages.ts';

export interface LiveListeners {
  readonly onState: (state: StreamState) => void;
  readonly onEvent: (event: LiveEvent) => void;
  readonly onOpened: (opened: Opened) => void;
  readonly onRefused: () => void;
}

export interface JoinedLive {
  readonly leave: () => void;
  /** Opens a new stream immediately if the present one may be dead. */
  readonly hurry: () => void;
}

/** A worker that has not answered by then does not work. */
const WORKER_PATIENCE_MS = 5_000;

/**
 * Listens to the server's events through the worker that all tabs of this browser share, or by a
 * stream of the tab's own in a browser without shared workers.
 *
 * @param user tabs share a stream only with tabs of the same person in the same role
 */
export function joinLive(user: Pick<SessionUser, 'id' | 'role'>, on: LiveListeners): JoinedLive {
  let joined: JoinedLive | undefined;
  const alone = () => {
    joined?.leave();
    joined = listenAlone(on);
  };
  joined = typeof SharedWorker === 'undefined' ? listenAlone(on) : listenTogether(user, on, alone);
  return { leave: () => joined?.leave(), hurry: () => joined?.hurry() };
}

function listenAlone(on: LiveListeners): JoinedLive {
  let hasOpened = false;
  const { stop, hurry } = connectLive({
    ...on,
    open: () => new EventSource('/api/events'),
    onOpened: (position) => {
      on.onOpened({ position, isCertainGap: hasOpened });
      hasOpened = true;
    },
  });
  return { leave: stop, hurry };
}

function listenTogether(
  { id, role }: Pick<SessionUser, 'id' | 'role'>,
  on: LiveListeners,
  onNoWorker: () => void,
): JoinedLive {
  const worker = new SharedWorker(new URL('./live-worker.ts', import.meta.url), {
    type: 'module',
    name: `leadrabbit-live ${role} ${id}`,
  });
  const { port } = worker;
  const say = (message: TabMessage) => port.postMessage(message);
  const listening = new AbortController();
  const { signal } = listening;
  const giveUp = () => {
    if (!signal.aborted) onNoWorker();
  };
  const patience = setTimeout(giveUp, WORKER_PATIENCE_MS);
  worker.addEventListener('error', giveUp, { signal });
  port.addEventListener(
    'message',
    ({ data }: MessageEvent<WorkerMessage>) => {
      clearTimeout(patience);
      if (data.type === 'state') on.onState(data.state);
      else if (data.type === 'event') on.onEvent(data.event);
      else if (data.type === 'opened') on.onOpened(data);
      else on.onRefused();
    },
    { signal },
  );
  port.start();
  say({ type: 'join', loadedAt: performance.timeOrigin });

  // A page that a person leaves may come back from the memory of the browser.
  window.addEventListener('pagehide', () => say({ type: 'leave' }), { signal });
  window.addEventListener(
    'pageshow',
    ({ persisted }) => {
      if (persisted) say({ type: 'join', loadedAt: 0 });
    },
    { signal },
  );
  return {
    leave: () => {
      say({ type: 'leave' });
      clearTimeout(patience);
      listening.abort();
    },
    hurry: () => say({ type: 'hurry' }),
  };
}
