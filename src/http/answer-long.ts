import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';

const JSON_TYPE = 'application/json; charset=utf-8';

/** An answer that is longer than this, or takes longer, is sent while it is made. */
const MOST_CHARACTERS = 256 * 1024;
const LONGEST_MS = 5_000;

/** How often something is sent, in ms, so that no proxy takes a long silence for a failure. */
const SPACE_MS = 5_000;

/**
 * Sends JSON that may take minutes to make, or may be too long for the memory. What goes wrong within the first seconds
 * is answered like any other error. Later the connection is cut, because the status has been sent.
 *
 * @param pieces of one JSON text, in their order. If the client goes, the work ends at the next piece, which may be empty
 */
export async function answerLong(
  reply: FastifyReply,
  pieces: AsyncGenerator<string, void>,
): Promise<FastifyReply> {
  const spaced = withSpaces(pieces);
  const end = performance.now() + LONGEST_MS;
  let text = '';
  while (text.length < MOST_CHARACTERS && performance.now() < end) {
    const { done, value } = await spaced.next();
    if (done) return reply.type(JSON_TYPE).send(text);
    text += value;
  }
  return reply.type(JSON_TYPE).send(Readable.from(joined(text, spaced), { highWaterMark: 1 }));
}

async function* joined(
  start: string,
  rest: AsyncGenerator<string, void>,
): AsyncGenerator<string, void> {
  yield start;
  yield* rest;
}

/** Gives a space whenever no text has come for some time. JSON allows spaces between its parts. */
async function* withSpaces(pieces: AsyncGenerator<string, void>): AsyncGenerator<string, void> {
  let next = pieces.next();
  let since = performance.now();
  try {
    for (;;) {
      const result = await inTime(next, SPACE_MS);
      if (result?.done) return;
      if (result) next = pieces.next();
      const isSilent = performance.now() - since >= SPACE_MS;
      const text = result?.value || (isSilent ? ' ' : '');
      if (text === '') continue;
      yield text;
      since = performance.now();
    }
  } finally {
    // The client may have gone. Then nobody hears how the work ends.
    next.catch(() => undefined);
    pieces.return(undefined).catch(() => undefined);
  }
}

/** @returns undefined if it takes longer */
async function inTime<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
  const waiting = new AbortController();
  const late = pause(ms, undefined, { signal: waiting.signal }).catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    waiting.abort();
  }
}
