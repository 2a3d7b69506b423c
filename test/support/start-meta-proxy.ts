import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands between LeadRabbit and the emulator, and fails what the emulator cannot fail singly. */
export interface MetaProxy {
  readonly url: string;
  /** Calls whose path contains one of these are answered with a fault of Meta's. */
  readonly broken: Set<string>;
  close(): Promise<void>;
}

const FAULT = JSON.stringify({
  error: { message: 'An unknown error occurred', type: 'OAuthException', code: 1 },
});

/** @param metaUrl where the emulator listens */
export async function startMetaProxy(metaUrl: string): Promise<MetaProxy> {
  const broken = new Set<string>();
  const server = createServer((incoming, answer) => {
    const path = incoming.url ?? '/';
    if ([...broken].some((part) => path.includes(part))) {
      incoming.resume();
      answer.writeHead(500, { 'content-type': 'application/json' }).end(FAULT);
      return;
    }
    const headers = { ...incoming.headers, host: new URL(metaUrl).host };
    const outgoing = forward(new URL(path, metaUrl), { method: incoming.method, headers });
    outgoing.on('response', (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    outgoing.on('error', () => answer.destroy());
    incoming.pipe(outgoing);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    broken,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
