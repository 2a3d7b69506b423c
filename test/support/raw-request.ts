import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A connection on which a test sends what it likes. */
export interface RawRequest {
  readonly socket: Socket;
  /** All that came back so far. */
  answer(): string;
  isClosed(): boolean;
  /** Waits until the other side has closed the connection. @returns all that came back */
  closed(): Promise<string>;
}

/** Opens a connection and sends these pieces, which may be a part of a request. */
export async function sendRaw(
  app: { readonly url: string },
  ...pieces: readonly (string | Buffer)[]
): Promise<RawRequest> {
  const { hostname, port } = new URL(app.url);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
  // That the other side cuts the connection is often what a test is about.
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  for (const piece of pieces) socket.write(piece);
  return {
    socket,
    answer: () => answer,
    isClosed: () => socket.closed,
    closed: async () => {
      if (!socket.closed) await once(socket, 'close');
      return answer;
    },
  };
}

/** The head of a POST whose body is announced to have `length` bytes. */
export const postHead = (path: string, length: number, headers: readonly string[] = []): string =>
  [
    `POST ${path} HTTP/1.1`,
    'Host: localhost',
    'Content-Type: application/json',
    `Content-Length: ${length}`,
    ...headers,
    '',
    '',
  ].join('\r\n');

/** Of the right form, and made with no secret. */
export const MADE_UP_SIGNATURE = `X-Hub-Signature-256: sha256=${'a'.repeat(64)}`;
