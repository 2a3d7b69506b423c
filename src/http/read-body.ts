import type { IncomingMessage } from 'node:http';
import { AppError } from '../errors.ts';
import type { BodyBudget } from './body-budget.ts';

/** How long a body may take from its first byte to its last, in ms, if nobody says otherwise. */
const DEADLINE_MS = 5_000;

const SMALLEST_BUFFER = 4 * 1024;

/** A complete body. */
export interface ReceivedBody {
  readonly bytes: Buffer;
  /** Must be called as soon as the sender is known, or the body is not needed. */
  release(): void;
}

export interface BodyRequest {
  readonly raw: IncomingMessage;
  /** The address of the client. */
  readonly ip: string;
}

/**
 * Reads the body of a request whose sender is not known yet. All bytes count against the budget,
 * and the body must arrive within seconds.
 *
 * @param limit the most bytes that the body may have
 * @throws 413 for a body beyond the limit, 408 for one that is too slow, 503 if there is no room
 *   for it, 400 if the client has gone
 */
export function readBody(
  { raw, ip }: BodyRequest,
  { budget, limit, deadlineMs = DEADLINE_MS }: BodyReading,
): Promise<ReceivedBody> {
  return new Promise((resolve, reject) => {
    const declared = Number(raw.headers['content-length'] ?? Number.NaN);
    if (declared > limit) return reject(new AppError('too-large', {}));
    const held = budget.begin(ip, () => fail(new AppError('too-busy', {})));
    const body = new GrowingBuffer(Math.min(limit, Number.isNaN(declared) ? limit : declared));
    const timer = setTimeout(() => fail(new AppError('too-slow', {})), deadlineMs);

    const take = (chunk: Buffer) => {
      if (body.length + chunk.length > limit) return fail(new AppError('too-large', {}));
      if (!held.holdInAll(body.sizeWith(chunk))) return fail(new AppError('too-busy', {}));
      body.append(chunk);
    };
    const finish = () => {
      stop();
      resolve({ bytes: body.take(), release: () => held.release() });
    };
    const fail = (error: Error) => {
      stop();
      body.take();
      held.release();
      reject(error);
    };
    const gone = () => fail(new AppError('body-incomplete', {}));
    const stop = () => {
      clearTimeout(timer);
      raw.pause();
      raw.off('data', take).off('end', finish).off('error', gone).off('close', gone);
      // Errors of a client that leaves later need no handling.
      raw.on('error', () => undefined);
    };
    raw.on('data', take).once('end', finish).once('error', gone).once('close', gone);
    return undefined;
  });
}

export interface BodyReading {
  readonly budget: BodyBudget;
  readonly limit: number;
  readonly deadlineMs?: number | undefined;
}

/**
 * Holds what has arrived in one piece of memory. A list of chunks would cost many times as much if
 * a client sends one byte at a time.
 */
class GrowingBuffer {
  readonly #expected: number;
  #buffer: Buffer = Buffer.alloc(0);
  length = 0;

  /** @param expected the most bytes that can arrive */
  constructor(expected: number) {
    this.#expected = expected;
  }

  /** How many bytes of memory it would hold with this chunk. */
  sizeWith(chunk: Buffer): number {
    const needed = this.length + chunk.length;
    if (this.#isWhole(chunk)) return needed;
    if (needed <= this.#buffer.length) return this.#buffer.length;
    const roomy = Math.max(SMALLEST_BUFFER, needed, this.#buffer.length * 2);
    return Math.max(needed, Math.min(this.#expected, roomy));
  }

  append(chunk: Buffer): void {
    const size = this.sizeWith(chunk);
    if (this.#isWhole(chunk)) this.#buffer = chunk;
    else {
      if (size > this.#buffer.length) {
        const larger = Buffer.allocUnsafeSlow(size);
        this.#buffer.copy(larger, 0, 0, this.length);
        this.#buffer = larger;
      }
      chunk.copy(this.#buffer, this.length);
    }
    this.length += chunk.length;
  }

  /** @returns the content, and releases it */
  take(): Buffer {
    const bytes = this.#buffer.subarray(0, this.length);
    this.#buffer = Buffer.alloc(0);
    return bytes;
  }

  /** Nearly every body arrives in one chunk, which needs no copy. */
  #isWhole(chunk: Buffer): boolean {
    return this.length === 0 && chunk.length === this.#expected;
  }
}
