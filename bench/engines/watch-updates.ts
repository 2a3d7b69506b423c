import type { ApiClient } from '../../test/support/api-client.ts';

/** The changed leads that a salesperson's browser hears of. */
export interface UpdateWatch {
  /** Resolves with the moment, of `performance.now()`, at which the lead came with this status. */
  heard(leadId: string, status: string): Promise<number>;
  close(): void;
}

/** Opens an event stream, and waits until it is open. */
export async function watchUpdates(client: ApiClient): Promise<UpdateWatch> {
  const abort = new AbortController();
  const { body } = await fetch(new URL('/api/events', client.url), {
    headers: { cookie: client.cookie },
    signal: abort.signal,
  });
  if (!body) throw new Error('there is no event stream');
  const waiting = new Map<string, (at: number) => void>();
  const reading = async () => {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of body) {
      const at = performance.now();
      text += decoder.decode(chunk, { stream: true });
      const frames = text.split('\n\n');
      text = frames.pop() ?? '';
      for (const frame of frames) waiting.get(keyOf(frame))?.(at);
    }
  };
  // An aborted stream ends in an error, which is expected here.
  void reading().catch(() => undefined);
  return {
    heard: (leadId, status) =>
      new Promise((resolve) => {
        waiting.set(`${leadId} ${status}`, resolve);
      }),
    close: () => abort.abort(),
  };
}

function keyOf(frame: string): string {
  const data = /^event: lead\.updated\ndata: (.*)$/m.exec(frame)?.[1];
  if (data === undefined) return '';
  const lead = JSON.parse(data) as { readonly _id: string; readonly status: string };
  return `${lead._id} ${lead.status}`;
}
