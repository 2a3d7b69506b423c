import { once } from 'node:events';
import { connect } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { expect, test } from 'vitest';
import { answerError } from './error-answers.ts';
import { closeInTime } from './close-in-time.ts';

const PATIENT = { arrivalMs: 60_000, answerMs: 60_000 };
const IMPATIENT = { arrivalMs: 0, answerMs: 0 };

async function listen(server: FastifyInstance): Promise<{ url: string; port: number }> {
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  return { url, port: Number(new URL(url).port) };
}

/** A server whose only answer waits until `goOn` is called. */
async function startSlowServer(patience = PATIENT) {
  const server = Fastify({ return503OnClosing: false });
  server.setErrorHandler(answerError);
  closeInTime(server, patience);
  const { promise, resolve: goOn } = Promise.withResolvers<void>();
  server.get('/', async () => {
    await promise;
    return 'done';
  });
  return { server, goOn, ...(await listen(server)) };
}

test('a connection without a request does not delay the close', async () => {
  const { server, port } = await startSlowServer({ ...PATIENT, arrivalMs: 0 });
  const arrived = once(server.server, 'connection');
  const client = connect(port, '127.0.0.1');
  await arrived;
  const ended = once(client, 'close');
  await server.close();
  await ended;
});

test('a request that takes long after the close began is answered, and its connection is closed', async () => {
  const { server, goOn, url } = await startSlowServer();
  const asked = once(server.server, 'request');
  const answer = fetch(url);
  await asked;
  const closed = server.close();
  // By now idle connections have been closed, and this one was not idle.
  await new Promise((resolve) => setTimeout(resolve, 300));
  goOn();
  const { headers, status } = await answer;
  expect(status).toBe(200);
  expect(headers.get('connection')).toBe('close');
  await closed;
});

test('a request that is never answered does not delay the close forever', async () => {
  const { server, url } = await startSlowServer(IMPATIENT);
  const asked = once(server.server, 'request');
  const answer = fetch(url).catch(() => 'cut');
  await asked;
  await server.close();
  expect(await answer).toBe('cut');
});

test('a new request on an open connection is refused while the server closes', async () => {
  const { server, goOn, port } = await startSlowServer();
  const request = 'GET / HTTP/1.1\r\nHost: test\r\n\r\n';
  const client = connect(port, '127.0.0.1');
  const closed = once(client, 'close');
  let text = '';
  client.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const asked = once(server.server, 'request');
  client.write(request);
  await asked;
  const closing = server.close();
  client.write(request);
  await new Promise((resolve) => setTimeout(resolve, 50));
  goOn();
  await closed;
  await closing;
  expect(text).toMatch(/^HTTP\/1\.1 200/);
  expect(text.match(/HTTP\/1\.1 200/g)).toHaveLength(1);
});
