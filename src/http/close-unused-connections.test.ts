import { once } from 'node:events';
import { connect } from 'node:net';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { closeUnusedConnections } from './close-unused-connections.ts';

test('a connection that was opened ahead of need does not hold up the close', async () => {
  const server = Fastify();
  closeUnusedConnections(server);
  const { port } = new URL(await server.listen({ host: '127.0.0.1', port: 0 }));
  const arrived = once(server.server, 'connection');
  const client = connect(Number(port), '127.0.0.1');
  await arrived;
  const ended = once(client, 'close');
  await server.close();
  await ended;
});

test('a request that is under way gets its answer', async () => {
  const server = Fastify();
  closeUnusedConnections(server);
  let goOn = (): void => undefined;
  const waited = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  server.get('/', async () => {
    await waited;
    return 'done';
  });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  const asked = once(server.server, 'request');
  const answer = fetch(url);
  await asked;
  const closed = server.close();
  goOn();
  expect(await (await answer).text()).toBe('done');
  await closed;
});
