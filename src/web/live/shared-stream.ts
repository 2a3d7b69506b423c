import { connectLive, type LiveConnection, type StreamState } from './live-connection.ts';
import type { TabMessage, WorkerMessage } from './live-messages.ts';

/** One end of a channel to a tab. */
export type TabPort = Pick<MessagePort, 'postMessage' | 'addEventListener' | 'start'>;

/**
 * One event stream for any number of tabs: browsers allow six connections to a server that speaks
 * HTTP/1.1, so that a stream for each tab would leave none for the seventh. The stream is open while
 * a tab is there.
 *
 * @returns what takes in a new tab
 */
export function createSharedStream(open: () => EventSource): (port: TabPort) => void {
  const tabs = new Set<TabPort>();
  let connection: LiveConnection | undefined;
  let state: StreamState = 'connecting';
  /** Of the stream that is open now. */
  let position: string | undefined;
  let hasOpened = false;
  let lastEventAt = 0;

  const tell = (message: WorkerMessage) => {
    for (const tab of tabs) tab.postMessage(message);
  };
  const connect = () =>
    connectLive({
      open,
      onState: (next) => {
        state = next;
        if (next !== 'live') position = undefined;
        tell({ type: 'state', state });
      },
      onOpened: (at) => {
        position = at;
        tell({ type: 'opened', position: at, isCertainGap: hasOpened });
        hasOpened = true;
      },
      onEvent: (event) => {
        lastEventAt = Date.now();
        tell({ type: 'event', event });
      },
      onRefused: () => tell({ type: 'refused' }),
    });

  const join = (tab: TabPort, loadedAt: number) => {
    tabs.add(tab);
    connection ??= connect();
    tab.postMessage({ type: 'state', state } satisfies WorkerMessage);
    if (position === undefined) return;
    const isCertainGap = lastEventAt >= loadedAt;
    tab.postMessage({ type: 'opened', position, isCertainGap } satisfies WorkerMessage);
  };
  const leave = (tab: TabPort) => {
    tabs.delete(tab);
    if (tabs.size > 0) return;
    connection?.stop();
    connection = undefined;
    state = 'connecting';
    position = undefined;
    hasOpened = false;
  };

  return (tab) => {
    tab.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => {
      if (data.type === 'join') join(tab, data.loadedAt);
      else if (data.type === 'leave') leave(tab);
      else connection?.hurry();
    });
    // Newer browsers tell when a tab is gone without a word, as after a crash.
    tab.addEventListener('close' as 'message', () => leave(tab));
    tab.start();
  };
}
