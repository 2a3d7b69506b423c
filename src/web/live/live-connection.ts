import type { LiveEvent } from '../../contract/live-event.ts';

export type LiveState = 'connecting' | 'live' | 'reconnecting';

export interface LiveConnectionOptions {
  readonly open: () => EventSource;
  readonly onEvent: (event: LiveEvent) => void;
  readonly onState: (state: LiveState) => void;
  /** Events before this were missed: what is on the screen has to be read again. */
  readonly onOpened: () => void;
  /** The server refused the stream instead of being away: the session may have ended. */
  readonly onRefused: () => void;
}

const EVENT_TYPES = [
  'lead.created',
  'lead.updated',
  'inbox.changed',
  'page.changed',
  'sync.progress',
] as const satisfies readonly LiveEvent['type'][];

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 15_000;

/**
 * Listens to the server's events and keeps at it. A browser reconnects by itself where the
 * connection breaks, but gives up for good where the answer is no stream, as from a proxy while
 * the server restarts; then a new stream is opened here, after a growing wait.
 *
 * @returns the function that ends it
 */
export function connectLive(options: LiveConnectionOptions): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_WAIT_MS;

  const start = () => {
    source = options.open();
    source.addEventListener('open', () => {
      wait = FIRST_WAIT_MS;
      options.onState('live');
      options.onOpened();
    });
    source.addEventListener('error', () => {
      options.onState('reconnecting');
      if (source.readyState !== EventSource.CLOSED) return;
      options.onRefused();
      timer = setTimeout(start, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    });
    for (const type of EVENT_TYPES)
      source.addEventListener(type, (message: MessageEvent<string>) => {
        const data: unknown = JSON.parse(message.data);
        options.onEvent({ type, data } as LiveEvent);
      });
  };

  start();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
