import { Agent, request, type OutgoingHttpHeaders } from 'node:http';

/** Sends one request after another over a connection that stays open. */
export interface HttpProbe {
  /** @returns the time from the request to the last byte of its answer, in ms, and its size */
  send(
    method: string,
    path: string,
    headers?: OutgoingHttpHeaders,
    body?: string,
  ): Promise<{ readonly ms: number; readonly bytes: number }>;
  close(): void;
}

export function createHttpProbe(url: string): HttpProbe {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    send: (method, path, headers = {}, body) =>
      new Promise((resolve, reject) => {
        const start = performance.now();
        const options = { method, agent, headers };
        const sent = request(new URL(path, url), options, (response) => {
          let bytes = 0;
          response.on('data', (chunk: Buffer) => (bytes += chunk.length));
          response.on('error', reject);
          response.on('end', () => {
            const ms = performance.now() - start;
            if (response.statusCode === 200) resolve({ ms, bytes });
            else reject(new Error(`${method} ${path} answered ${response.statusCode}`));
          });
        });
        sent.on('error', reject);
        sent.end(body);
      }),
    close: () => agent.destroy(),
  };
}
