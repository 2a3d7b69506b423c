import type { IncomingMessage } from 'node:http';
import { AppError } from '../errors.ts';

/**
 * The body of a request as it arrives. A reader who stops early does not end the connection, so that an error can still be
 * answered.
 *
 * @param silenceMs how long the client may send nothing, in ms
 * @throws 408 for a client that sends nothing, 400 if the client has gone
 */
export async function* readChunks(
  raw: IncomingMessage,
  silenceMs: number,
): AsyncGenerator<Uint8Array, void> {
  const chunks = raw.iterator({ destroyOnReturn: false }) as AsyncIterator<Uint8Array, undefined>;
  for (;;) {
    const { done, value } = await inTime(chunks.next(), silenceMs);
    if (done) return;
    yield value;
  }
}

function inTime<T>(chunk: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new AppError('too-slow', {})), ms);
    chunk
      .then(resolve, (cause: unknown) => reject(new AppError('body-incomplete', {}, { cause })))
      .finally(() => clearTimeout(timer));
  });
}
