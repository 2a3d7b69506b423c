import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { createGraphClient, type GraphClient } from './graph-client.ts';

let server: Server | undefined;
afterEach(
  () =>
    new Promise<void>((done) => {
      if (!server) return done();
      server.close(() => done());
      server.closeAllConnections();
    }),
);

/** A client, and a server in Graph's place that answers byte for byte. */
async function serve(listener: RequestListener): Promise<GraphClient> {
  server = createServer(listener);
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const baseUrl = `http://127.0.0.1:${port}`;
  return createGraphClient({ baseUrl, version: 'v25.0', appId: '7', appSecret: 's' });
}

const JSON_TYPE = { 'content-type': 'application/json' };

describe('call to Graph', () => {
  test('a call gives the body as text and as JSON', async () => {
    const text = '{"id":23849651968300182, "name":"Grüße"}';
    const graph = await serve((_, response) => response.writeHead(200, JSON_TYPE).end(text));
    expect(await graph.readVerbatim({ path: '/1' })).toEqual({
      text,
      value: { id: '23849651968300182', name: 'Grüße' },
    });
  });

  test('a call stops reading a body that is too large', async () => {
    let sent = 0;
    const chunk = 'x'.repeat(64 * 1024);
    const graph = await serve((_, response) => {
      response.writeHead(200, JSON_TYPE).write('{"a":"');
      const pour = () => {
        if (response.destroyed) return;
        sent += chunk.length;
        if (response.write(chunk)) setImmediate(pour);
        else response.once('drain', pour);
      };
      pour();
    });
    await expect(graph.read({ path: '/1' })).rejects.toMatchObject({
      action: 'retry',
      oddity: 'too-large',
      message: 'Meta sent more than 5 MB in one answer.',
    });
    expect(sent).toBeLessThan(50 * 1024 * 1024);
  });

  test('a call counts the bytes of a compressed body after unpacking it', async () => {
    const bomb = gzipSync(Buffer.from(`{"a":"${'x'.repeat(40 * 1024 * 1024)}"}`));
    const graph = await serve((_, response) =>
      response.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }).end(bomb),
    );
    await expect(graph.read({ path: '/1' })).rejects.toMatchObject({ oddity: 'too-large' });
  });

  test('a call follows no redirect', async () => {
    const paths: (string | undefined)[] = [];
    const graph = await serve(({ url }, response) => {
      paths.push(url);
      response.writeHead(302, { location: '/elsewhere' }).end('{}');
    });
    await expect(graph.read({ path: '/1', token: 't' })).rejects.toMatchObject({ action: 'retry' });
    expect(paths).toHaveLength(1);
  });

  test('a body that breaks off is a temporary fault', async () => {
    const graph = await serve((_, response) => {
      response.writeHead(200, { ...JSON_TYPE, 'content-length': '100' }).write('{"id":');
      setTimeout(() => response.destroy(), 10);
    });
    await expect(graph.read({ path: '/1' })).rejects.toMatchObject({ action: 'retry' });
  });

  test('an answer with HTTP 204 is a temporary fault', async () => {
    const graph = await serve((_, response) => response.writeHead(204).end());
    await expect(graph.read({ path: '/1' })).rejects.toMatchObject({ action: 'retry' });
  });

  test.each([
    ['before its answer', () => undefined],
    [
      'in the middle of its body',
      (response: Parameters<RequestListener>[1]) =>
        response.writeHead(200, JSON_TYPE).write('{"id":'),
    ],
  ])('a call that is aborted %s ends with the reason of its signal', async (_, begin) => {
    const stop = new AbortController();
    const closing = new Error('LeadRabbit closes.');
    const graph = await serve((_request, response) => {
      begin(response);
      setTimeout(() => stop.abort(closing), 20);
    });
    await expect(graph.read({ path: '/1', signal: stop.signal })).rejects.toBe(closing);
  });

  test('a call is not made if its signal is aborted already', async () => {
    let calls = 0;
    const graph = await serve((_, response) => {
      calls += 1;
      response.writeHead(200, JSON_TYPE).end('{}');
    });
    const closing = new Error('LeadRabbit closes.');
    const call = graph.read({ path: '/1', signal: AbortSignal.abort(closing) });
    await expect(call).rejects.toBe(closing);
    expect(calls).toBe(0);
  });
});
