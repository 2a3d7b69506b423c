import type { ApiClient } from '../../test/support/api-client.ts';

/** The leads that a salesperson's browser receives. */
export interface ArrivalWatch {
  /** When each lead came, by its id at Meta, in ms since 1970. */
  readonly arrivals: ReadonlyMap<string, number>;
  close(): void;
}

/** Opens the event stream and notes the moment at which each new lead comes out of it. */
export async function watchArrivals(client: ApiClient): Promise<ArrivalWatch> {
  const abort = new AbortController();
  const { body } = await fetch(new URL('/api/events', client.url), {
    headers: { cookie: client.cookie },
    signal: abort.signal,
  });
  if (!body) throw new Error('there is no event stream');
  const arrivals = new Map<string, number>();
  // An aborted stream ends in an error, which is expected here.
  void noteArrivals(body, arrivals).catch(() => undefined);
  return { arrivals, close: () => abort.abort() };
}

async function noteArrivals(
  body: ReadableStream<Uint8Array>,
  arrivals: Map<string, number>,
): Promise<void> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body) {
    const at = performance.timeOrigin + performance.now();
    text += decoder.decode(chunk, { stream: true });
    const frames = text.split('\n\n');
    text = frames.pop() ?? '';
    for (const frame of frames) {
      const leadId = newLeadOf(frame);
      if (leadId !== undefined) arrivals.set(leadId, at);
    }
  }
}

function newLeadOf(frame: string): string | undefined {
  const data = /^event: lead\.created\ndata: (.*)$/m.exec(frame)?.[1];
  if (data === undefined) return undefined;
  const lead = JSON.parse(data) as { readonly metaData: { readonly leadId: string } | null };
  return lead.metaData?.leadId;
}
