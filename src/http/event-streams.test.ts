import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { UserRole } from '../users/user.ts';
import { EventStream } from './event-stream.ts';
import { EventStreams } from './event-streams.ts';
import { LiveFeed } from './live-feed.ts';

const CHANGED = { type: 'page.changed', data: { pageId: '1' } } as const;

/** Streams whose sessions are in `roles`; each connection opens one of the session in its path. */
async function startStreams() {
  const feed = new LiveFeed('test');
  const roles = new Map<string, UserRole>([['admin', 'admin']]);
  const listSessions = vi.fn(async () => new Map(roles));
  const errors: unknown[] = [];
  const streams = new EventStreams({ feed, listSessions, onError: (error) => errors.push(error) });
  const opened: { stream: EventStream; response: ServerResponse }[] = [];
  const server = createServer((_request, response) => {
    response.writeHead(200);
    const session = { id: 'admin', role: 'admin', viewer: null, userId: 'user-1' } as const;
    const stream = new EventStream(response, session, (closed) => streams.remove(closed));
    streams.add(stream);
    opened.push({ stream, response });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });

  /** Connects and reads nothing until told to. */
  const open = async (connection: 'close' | 'keep-alive' = 'close') => {
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1').pause();
    socket.write(`GET / HTTP/1.1\r\nHost: test\r\nConnection: ${connection}\r\n\r\n`);
    const before = opened.length;
    await vi.waitFor(() => expect(opened.length).toBe(before + 1));
    const { stream, response } = opened.at(-1)!;
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString())).pause();
    return { socket, stream, response, text: () => text };
  };
  return { feed, roles, listSessions, errors, streams, open };
}

test('a stream that falls too far behind is closed, and the others continue', async () => {
  const { feed, open } = await startStreams();
  const [slow, quick] = [await open(), await open()];
  quick.socket.resume();
  const pageId = 'x'.repeat(64 * 1024);
  const publish = () => feed.publish({ type: 'page.changed', data: { pageId } });
  await vi.waitFor(
    () => {
      publish();
      expect(slow.response.destroyed).toBe(true);
    },
    { timeout: 10_000, interval: 5 },
  );
  const before = quick.text().length;
  publish();
  await vi.waitFor(() => expect(quick.text().length).toBeGreaterThan(before + pageId.length));
  expect(quick.response.destroyed).toBe(false);
});

test('an event that comes after the end of a stream is not written', async () => {
  const { streams, open } = await startStreams();
  const { stream, response, socket } = await open('keep-alive');
  const errors: unknown[] = [];
  response.prependListener('error', (error) => errors.push(error));
  socket.resume();
  streams.endAll();
  stream.send('event: late\ndata: {}\n\n');
  await new Promise(setImmediate);
  expect(errors).toEqual([]);
});

test('a failed write to a stream that is ending causes no unhandled error', async () => {
  const { streams, open } = await startStreams();
  const { response, socket } = await open('keep-alive');
  const errors: unknown[] = [];
  response.prependListener('error', (error) => errors.push(error));
  expect(response.listenerCount('error')).toBe(2);
  socket.resume();
  streams.endAll();
  response.write('too late');
  await vi.waitFor(() => expect(errors).toHaveLength(1));
});

test('a session that ends during the check gets no event', async () => {
  const { feed, listSessions, streams, open } = await startStreams();
  const { socket, text } = await open();
  socket.resume();
  let answer = (_roles: Map<string, UserRole>): void => undefined;
  listSessions.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
  feed.publish(CHANGED);
  streams.endSession('admin');
  answer(new Map([['admin', 'admin']]));
  await once(socket, 'close');
  expect(text()).not.toContain('page.changed');
});

test('an event for admins waits while the sessions cannot be read, and is sent later', async () => {
  const { feed, listSessions, errors, open } = await startStreams();
  const { socket, text } = await open();
  socket.resume();
  listSessions.mockRejectedValueOnce(new Error('the database is locked'));
  feed.publish(CHANGED);
  await vi.waitFor(() => expect(errors).toHaveLength(1));
  expect(text()).not.toContain('page.changed');
  await vi.waitFor(() => expect(text()).toContain('page.changed'), { timeout: 10_000 });
});

test('one query checks all streams together', async () => {
  const { listSessions, open } = await startStreams();
  for (let count = 0; count < 5; count += 1) await open();
  listSessions.mockClear();
  await vi.waitFor(() => expect(listSessions).toHaveBeenCalled(), { timeout: 10_000 });
  expect(listSessions).toHaveBeenCalledExactlyOnceWith(['admin']);
});

test('no query runs while no stream is open', async () => {
  const { feed, listSessions, open } = await startStreams();
  const { socket, response } = await open();
  socket.destroy();
  await once(response, 'close');
  listSessions.mockClear();
  feed.publish(CHANGED);
  expect(listSessions).not.toHaveBeenCalled();
});
