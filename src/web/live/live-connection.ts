import { HEARTBEAT_MS, type Heartbeat, type LiveEvent } from '../../contract/live-event.ts';

export type StreamState = 'connecting' | 'live' | 'reconnecting';

export interface LiveConnectionOptions {
  readonly open: () => EventSource;
  readonly onEvent: (event: LiveEvent) => void;
  readonly onState: (state: StreamState) => void;
  /**
   * The stream is open.
   *
   * @param position of the first heartbeat: what was published before did not come this way
   */
  readonly onOpened: (position: string) => void;
  /** The server refused the stream. The session may have ended. */
  readonly onRefused: () => void;
}

export interface LiveConnection {
  readonly stop: () => void;
  /** Opens a new stream immediately if the present one may be dead. */
  readonly hurry: () => void;
}

const EVENT_TYPES = [
  'lead.created',
  'lead.updated',
  'lead.erased',
  'lead.hidden',
  'lead.removed',
  'planner.changed',
  'notices.changed',
  'inbox.changed',
  'page.changed',
  'sync.progress',
] as const satisfies readonly LiveEvent['type'][];

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 15_000;
/** Without a heartbeat for so long, the connection is lost although the browser does not know it. */
const SILENCE_MS = 2.4 * HEARTBEAT_MS;
const CHECK_MS = 1000;

/**
 * Listens to the server's events and reconnects. A browser reconnects without help after a broken
 * connection, but it gives up if the answer is not a stream (from a proxy while the server restarts), and
 * it does not notice that the network is gone. In both cases this function opens a new stream, after a
 * growing wait.
 */
export function connectLive(options: LiveConnectionOptions): LiveConnection {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_WAIT_MS;
  let isLive = false;
  let heardAt = Date.now();

  const interrupt = () => {
    isLive = false;
    options.onState('reconnecting');
  };
  const startLater = () => {
    clearTimeout(timer);
    timer = setTimeout(start, wait);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  };
  const restart = () => {
    source.close();
    interrupt();
    clearTimeout(timer);
    start();
  };

  function start() {
    heardAt = Date.now();
    source = options.open();
    source.addEventListener('error', () => {
      interrupt();
      if (source.readyState !== EventSource.CLOSED) return;
      options.onRefused();
      startLater();
    });
    source.addEventListener('heartbeat', (message: MessageEvent<string>) => {
      heardAt = Date.now();
      if (isLive) return;
      isLive = true;
      wait = FIRST_WAIT_MS;
      options.onState('live');
      options.onOpened((JSON.parse(message.data) as Heartbeat).position);
    });
    for (const type of EVENT_TYPES)
      source.addEventListener(type, (message: MessageEvent<string>) => {
        heardAt = Date.now();
        const data: unknown = JSON.parse(message.data);
        options.onEvent({ type, data } as LiveEvent);
      });
  }

  start();
  const watchdog = setInterval(() => {
    const isWaiting = source.readyState === EventSource.CLOSED;
    if (!isWaiting && Date.now() - heardAt > SILENCE_MS) restart();
  }, CHECK_MS);
  return {
    stop: () => {
      clearInterval(watchdog);
      clearTimeout(timer);
      source.close();
    },
    hurry: () => {
      if (!isLive || Date.now() - heardAt > 1.4 * HEARTBEAT_MS) restart();
    },
  };
}
