import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { storageUnavailable } from '../errors.ts';
import { presentError } from './error-answers.ts';
import { escapeHtml, htmlPage } from './html-page.ts';

/** Answers in place of LeadRabbit until its database does. */
export interface WaitingServer {
  close(): Promise<void>;
}

export interface WaitingServerOptions {
  readonly host: string;
  readonly port: number;
  /** Why it waits, as a sentence without secrets. */
  readonly reason: () => string;
}

/**
 * Listens while the database cannot be opened, so that a load balancer, an operator and Meta get an answer:
 * `/healthz` is 200, and everything else is 503 with Retry-After. Meta then sends its webhooks again.
 */
export async function startWaitingServer({
  host,
  port,
  reason,
}: WaitingServerOptions): Promise<WaitingServer> {
  const server = createServer((request, response) => {
    // A body is not read: the client must stop sending it.
    response.setHeader('connection', 'close');
    response.setHeader('cache-control', 'no-store');
    answer(request, response, reason());
  });
  server.requestTimeout = 5_000;
  server.listen(port, host);
  await once(server, 'listening');
  return {
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function answer(request: IncomingMessage, response: ServerResponse, reason: string): void {
  const [path] = (request.url ?? '').split('?', 1);
  if (path === '/healthz') return send(response, 200, { status: 'ok' });
  response.setHeader('retry-after', '5');
  if (path === '/readyz') {
    const code = 'server-unreachable';
    return send(response, 503, {
      status: 'unavailable',
      database: 'not writable',
      code,
      reason,
    });
  }
  if (request.headers.accept?.includes('text/html') !== true)
    return send(response, 503, presentError(storageUnavailable(undefined)));
  response.writeHead(503, { 'content-type': 'text/html; charset=utf-8' });
  response.end(
    htmlPage(
      'LeadRabbit waits for its database',
      'en',
      `<p>${escapeHtml(reason)}</p><p>No lead is lost: Meta sends again for up to 36 hours. Load this page again in a moment.</p>`,
    ),
  );
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}
