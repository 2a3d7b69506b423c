import { setTimeout as pause } from 'node:timers/promises';
import type { ApiClient } from '../../support/api-client.ts';
import { watchEvents, type EventWatch } from '../../support/watch-events.ts';
import { listAllLeads } from './books.ts';

/** One event stream, from its first heartbeat to its end. Times are of `performance.now()`, in ms. */
export interface LiveStream {
  readonly openedAt: number;
  /** Undefined while it is open. */
  endedAt: number | undefined;
  /** Meta's ids of the leads in the list that was read when the stream was open. */
  readonly read: ReadonlySet<string>;
  /** When each new lead came, by Meta's id of the lead. */
  readonly heard: Map<string, number>;
  /** Meta's ids of leads that came more than once. */
  readonly heardAgain: string[];
}

/** What a browser does: keeps a stream open, and reads the list each time that a stream is open. */
export interface LiveClient {
  readonly streams: readonly LiveStream[];
  /** Whether a stream is open and its list was read. */
  isLive(): boolean;
  /** Meta's ids of all leads that the screen shows. */
  known(): Set<string>;
  close(): Promise<void>;
}

const RECONNECT_MS = 200;
const LOOK_MS = 20;

/** @param client signed in; the process at its address may end and come back */
export function startLiveClient(client: ApiClient): LiveClient {
  const streams: LiveStream[] = [];
  const over = new AbortController();
  let isLive = false;
  const live = async () => {
    const watch = await watchEvents(client);
    try {
      while (watch.heartbeats() === 0 && !watch.isOver()) await pause(LOOK_MS);
      const openedAt = performance.now();
      const leads = await listAllLeads(client);
      const read = new Set(leads.map(({ metaData }) => metaData?.leadId ?? ''));
      const stream: LiveStream = {
        openedAt,
        endedAt: undefined,
        read,
        heard: new Map(),
        heardAgain: [],
      };
      streams.push(stream);
      isLive = true;
      for (let next = 0; ; await pause(LOOK_MS)) {
        const hasEnded = watch.isOver();
        next = takeNew(watch, next, stream);
        if (hasEnded || over.signal.aborted) break;
      }
      stream.endedAt = performance.now();
    } finally {
      isLive = false;
      watch.close();
    }
  };
  const run = async () => {
    while (!over.signal.aborted) {
      // The process may be away, as it is for a browser.
      await live().catch(() => undefined);
      if (!over.signal.aborted) await pause(RECONNECT_MS);
    }
  };
  const running = run();
  return {
    streams,
    isLive: () => isLive,
    known: () => new Set(streams.flatMap(({ read, heard }) => [...read, ...heard.keys()])),
    close: async () => {
      over.abort();
      await running;
    },
  };
}

/** @returns the number of events that were taken so far */
function takeNew({ events }: EventWatch, from: number, { heard, heardAgain }: LiveStream): number {
  for (const event of events.slice(from)) {
    const leadId = event.type === 'lead.created' ? event.data.metaData?.leadId : undefined;
    if (leadId === undefined) continue;
    if (heard.has(leadId)) heardAgain.push(leadId);
    else heard.set(leadId, performance.now());
  }
  return events.length;
}

/**
 * The leads that one client heard of and that another client, whose stream was open long before and long after
 * that, did not.
 *
 * @param marginMs how late an event may come
 */
export function missedEvents(clients: readonly LiveClient[], marginMs: number): string[] {
  const firstHeard = new Map<string, number>();
  for (const { heard } of clients.flatMap(({ streams }) => streams))
    for (const [leadId, at] of heard)
      firstHeard.set(leadId, Math.min(at, firstHeard.get(leadId) ?? Infinity));
  return clients.flatMap(({ streams }, client) =>
    streams.flatMap(({ openedAt, endedAt = performance.now(), read, heard }, stream) =>
      [...firstHeard]
        .filter(
          ([leadId, at]) =>
            at > openedAt + marginMs &&
            at < endedAt - marginMs &&
            !read.has(leadId) &&
            !heard.has(leadId),
        )
        .map(([leadId]) => `client ${client}, stream ${stream}: ${leadId}`),
    ),
  );
}
