import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGraphClient, type GraphClient } from '../graph-client.ts';

/** One call that the server received. */
export interface GraphCall {
  readonly method: string;
  readonly path: string;
  readonly params: URLSearchParams;
  readonly token: string | undefined;
}

/** The answer of a test to a call. The status is 200 if left out. */
export type Answer = (call: GraphCall) => { status?: number; body: unknown };

/** An HTTP server that replaces Graph in tests, and a client for it. */
export interface ServedGraph {
  readonly client: GraphClient;
  readonly calls: GraphCall[];
  close(): Promise<void>;
}

export async function serveGraph(answer: Answer): Promise<ServedGraph> {
  const calls: GraphCall[] = [];
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const call = await readCall(request);
    calls.push(call);
    const { status = 200, body } = answer(call);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
  const server = createServer((request, response) => void respond(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const baseUrl = `http://127.0.0.1:${port}`;
  return {
    client: createGraphClient({ baseUrl, version: 'v25.0', appId: '777', appSecret: 'secret' }),
    calls,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function readCall(request: IncomingMessage): Promise<GraphCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? '/', 'http://localhost');
  const body = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
  return {
    method: request.method ?? '',
    path: url.pathname.replace('/v25.0', ''),
    params: new URLSearchParams([...url.searchParams, ...body]),
    token: request.headers.authorization?.replace('Bearer ', ''),
  };
}

/** A refusal as Meta sends it. */
export const refusal = (code: number, message: string, subcode?: number) => ({
  status: 400,
  body: { error: { message, type: 'OAuthException', code, error_subcode: subcode } },
});
