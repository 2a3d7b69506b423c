import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call to Graph that LeadRabbit makes. */
export interface GraphCall {
  readonly method: string;
  /** Without the version, such as `/104857392016385/leadgen_forms`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** As it stands in the header. */
  readonly token: string | undefined;
}

export interface GraphAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Answers a call in the place of Meta; undefined lets it through. */
export type Intercept = (
  call: GraphCall,
) => GraphAnswer | Promise<GraphAnswer | undefined> | undefined;

/** Stands between LeadRabbit and the stand-in for Meta. */
export interface GraphProxy {
  readonly url: string;
  /** Where calls go that nobody intercepts. */
  target: string;
  /** Replaces the one of before; undefined lets all calls through. */
  intercept: Intercept | undefined;
  close(): Promise<void>;
}

/** Starts one, for answers of Meta that the stand-in does not know to give. */
export async function startGraphProxy(): Promise<GraphProxy> {
  const server = createServer((request, response) => {
    void answer(proxy, request, response).catch(() => response.destroy());
  });
  const proxy: GraphProxy = {
    url: await new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () =>
        resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
      );
    }),
    target: '',
    intercept: undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return proxy;
}

/** How Graph refuses: nearly always with HTTP 400. */
export const refusal = (code: number, subcode: number, message: string): GraphAnswer => ({
  status: 400,
  body: { error: { message, type: 'OAuthException', code, error_subcode: subcode } },
});

/** Whether it asks for one lead, as after a webhook. */
export const readsLead = ({ path, query }: GraphCall): boolean =>
  /^\/\d+$/.test(path) && query.get('fields')?.includes('field_data') === true;

async function answer(
  proxy: GraphProxy,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', proxy.url);
  const body = await readAll(request);
  const own = await proxy.intercept?.({
    method: request.method ?? 'GET',
    path: url.pathname.replace(/^\/v\d+\.\d+/, ''),
    query: url.searchParams,
    token: request.headers.authorization?.replace(/^Bearer /, ''),
  });
  if (own) {
    response.writeHead(own.status ?? 200, { 'content-type': 'application/json', ...own.headers });
    response.end(JSON.stringify(own.body));
    return;
  }
  const { authorization, 'content-type': contentType } = request.headers;
  const passed = await fetch(`${proxy.target}${url.pathname}${url.search}`, {
    method: request.method ?? 'GET',
    headers: {
      ...(authorization !== undefined && { authorization }),
      ...(contentType !== undefined && { 'content-type': contentType }),
    },
    ...(body.length > 0 && { body: new Uint8Array(body) }),
  });
  const kept = [...passed.headers].filter(
    ([name]) => !['connection', 'content-length', 'transfer-encoding', 'keep-alive'].includes(name),
  );
  response.writeHead(passed.status, Object.fromEntries(kept));
  response.end(Buffer.from(await passed.arrayBuffer()));
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
