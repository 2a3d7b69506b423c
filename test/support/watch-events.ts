import type { LiveEvent } from '../../src/contract/live-event.ts';

/** A client of `GET /api/events`. */
export interface EventWatch {
  /** What came so far, in its order, without heartbeats. */
  readonly events: LiveEvent[];
  /** How many heartbeats came so far. */
  heartbeats(): number;
  /** Whether LeadRabbit ended the stream. */
  isOver(): boolean;
  close(): void;
}

/** Who opens an event stream, and at which LeadRabbit. */
export interface EventClient {
  readonly url: string;
  /** Of a session. */
  readonly cookie?: string;
  /** Further headers, such as those of an API key. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Opens the event stream; what happens from now on is in `events`. */
export async function watchEvents({ url, cookie, headers }: EventClient): Promise<EventWatch> {
  const abort = new AbortController();
  const response = await fetch(new URL('/api/events', url), {
    headers: { ...(cookie !== undefined && { cookie }), accept: 'text/event-stream', ...headers },
    signal: abort.signal,
  });
  if (!response.ok || !response.body) throw new Error(`the events answered ${response.status}`);
  const events: LiveEvent[] = [];
  let isOver = false;
  let heartbeats = 0;
  const read = async (body: ReadableStream<Uint8Array>) => {
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of body) {
      text += decoder.decode(chunk, { stream: true });
      const frames = text.split('\n\n');
      text = frames.pop() ?? '';
      heartbeats += frames.filter((frame) => frame.startsWith('event: heartbeat\n')).length;
      events.push(...frames.flatMap(readFrame));
    }
  };
  // An aborted stream ends in an error, which is as good an end as any.
  void read(response.body)
    .catch(() => undefined)
    .finally(() => {
      isOver = true;
    });
  return { events, heartbeats: () => heartbeats, isOver: () => isOver, close: () => abort.abort() };
}

function readFrame(frame: string): LiveEvent[] {
  const fields = new Map(
    frame.split('\n').map((line) => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)] as const;
    }),
  );
  const type = fields.get('event');
  if (type === undefined || type === 'heartbeat') return [];
  return [{ type, data: JSON.parse(fields.get('data') ?? 'null') } as LiveEvent];
}
