import { request as httpRequest, Agent } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Attempt } from './delivery.ts';

/** Connections are kept, as Meta's are. */
const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** One try. Never throws: what went wrong is part of the attempt. */
export function sendDelivery(
  url: string,
  body: string,
  headers: Record<string, string>,
  timeoutMs: number,
): Promise<Attempt> {
  const startedAt = performance.now();
  const at = new Date().toISOString();
  const done = (outcome: Pick<Attempt, 'status' | 'error'>): Attempt => ({
    at,
    durationMs: Math.round(performance.now() - startedAt),
    ...outcome,
  });
  return new Promise((resolve) => {
    const isHttps = url.startsWith('https:');
    const options = {
      method: 'POST',
      headers: {
        ...headers,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'facebookexternalua',
        accept: '*/*',
      },
      signal: AbortSignal.timeout(timeoutMs),
      ...(isHttps ? {} : { agent }),
    };
    const outgoing = (isHttps ? httpsRequest : httpRequest)(url, options, (response) => {
      response.resume();
      response.on('end', () => resolve(done({ status: response.statusCode })));
      response.on('error', (error) => resolve(done({ error: error.message })));
    });
    outgoing.on('error', (error) => resolve(done({ error: describe(error, timeoutMs) })));
    outgoing.end(body);
  });
}

function describe(error: Error & { code?: string }, timeoutMs: number): string {
  if (error.name === 'AbortError' || error.name === 'TimeoutError')
    return `no answer within ${timeoutMs} ms`;
  return error.message || (error.code ?? 'connection failed');
}
