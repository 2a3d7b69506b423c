import { PassThrough } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { BodyBudget } from './body-budget.ts';
import { readBody } from './read-body.ts';

const LIMIT = 64 * 1024;

/** A request whose body a test writes piece by piece. */
function startRequest(headers: Record<string, string> = {}) {
  const stream = new PassThrough();
  const raw = Object.assign(stream, { headers }) as unknown as IncomingMessage;
  return { stream, request: { raw, ip: '127.0.0.1' } };
}

test('a body that comes one byte at a time holds no more than twice its length', async () => {
  let most = 0;
  const budget = new BodyBudget({});
  const begin = budget.begin.bind(budget);
  budget.begin = (address, onGiveWay) => {
    const held = begin(address, onGiveWay);
    const holdInAll = (bytes: number) => {
      most = Math.max(most, bytes);
      return held.holdInAll(bytes);
    };
    return { ...held, holdInAll };
  };
  const { stream, request } = startRequest();
  const reading = readBody(request, { budget, limit: LIMIT });
  const bytes = Buffer.from(Array.from({ length: 20_000 }, (_, index) => index % 251));
  for (const byte of bytes) stream.write(Buffer.of(byte));
  stream.end();
  const body = await reading;
  expect(body.bytes.equals(bytes)).toBe(true);
  expect(most).toBeLessThanOrEqual(40_000);
});

test('a body is read completely, in one piece or in several', async () => {
  for (const sizes of [[10], [4, 6], [1, 1, 8]]) {
    const { stream, request } = startRequest({ 'content-length': '10' });
    const reading = readBody(request, { budget: new BodyBudget({}), limit: LIMIT });
    for (const size of sizes) stream.write(Buffer.alloc(size, size));
    stream.end();
    const { bytes } = await reading;
    expect(bytes.toJSON().data).toEqual(sizes.flatMap((size) => Array<number>(size).fill(size)));
  }
});

test('a body beyond the limit is refused, with or without a content length', async () => {
  const budget = new BodyBudget({});
  const announced = startRequest({ 'content-length': String(LIMIT + 1) });
  await expect(readBody(announced.request, { budget, limit: LIMIT })).rejects.toMatchObject({
    status: 413,
  });
  const chunked = startRequest();
  const reading = readBody(chunked.request, { budget, limit: LIMIT });
  chunked.stream.write(Buffer.alloc(LIMIT));
  chunked.stream.write(Buffer.alloc(1));
  await expect(reading).rejects.toMatchObject({ status: 413 });
});

test('the room of a client that leaves is released', async () => {
  const budget = new BodyBudget({ mostBytes: 10 });
  const { stream, request } = startRequest({ 'content-length': '10' });
  const reading = readBody(request, { budget, limit: LIMIT });
  stream.write(Buffer.alloc(9));
  await new Promise(setImmediate);
  stream.destroy();
  await expect(reading).rejects.toMatchObject({ status: 400 });
  expect(budget.begin('other', () => {}).holdInAll(10)).toBe(true);
});
