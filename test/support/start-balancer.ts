import {
  createServer,
  request as forward,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** A load balancer before several LeadRabbit processes. */
export interface Balancer {
  readonly url: string;
  /** The addresses of the processes, which get the requests in turn. */
  readonly targets: string[];
  close(): Promise<void>;
}

/**
 * Starts a load balancer that works as nginx does by default: a request goes to the next process if the connection
 * is refused; a request that breaks off later is answered with 502.
 */
export async function startBalancer(): Promise<Balancer> {
  const targets: string[] = [];
  let turn = 0;
  const server = createServer((incoming, answer) => {
    turn += 1;
    const first = turn % Math.max(1, targets.length);
    void pass(incoming, answer, [...targets.slice(first), ...targets.slice(0, first)]);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    targets,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function pass(
  incoming: IncomingMessage,
  answer: ServerResponse,
  targets: readonly string[],
): Promise<void> {
  const body: Buffer[] = [];
  for await (const chunk of incoming) body.push(chunk as Buffer);
  for (const target of targets)
    if (await sendTo(target, incoming, Buffer.concat(body), answer)) return;
  answer.writeHead(502).end();
}

/** @returns false if nothing listens at the target */
function sendTo(
  target: string,
  { method, url = '/', headers }: IncomingMessage,
  body: Buffer,
  answer: ServerResponse,
): Promise<boolean> {
  return new Promise((done) => {
    const outgoing = forward(new URL(url, target), {
      method,
      headers: { ...headers, host: new URL(target).host, connection: 'close' },
    });
    outgoing.on('response', (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.on('error', () => answer.destroy());
      response.pipe(answer);
      done(true);
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') return done(false);
      if (answer.headersSent) answer.destroy();
      else answer.writeHead(502).end();
      done(true);
    });
    outgoing.end(body);
  });
}
