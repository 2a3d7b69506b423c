import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAhead } from './read-ahead.ts';

/** Gives `count` numbers, and tells how many were asked for. */
function numbers(count: number, failsAt = Infinity) {
  const state = { begun: 0, isClosed: false };
  async function* source() {
    try {
      for (let number = 0; number < count; number += 1) {
        state.begun += 1;
        await Promise.resolve();
        if (number === failsAt) throw new Error(`no ${number}`);
        yield number;
      }
    } finally {
      state.isClosed = true;
    }
  }
  return { state, source };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('reading ahead', () => {
  test('each item is given once and in order, and a failure comes after the items before it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(20), fc.integer({ min: 1, max: 4 }), fc.nat(25), async (...given) => {
        const [count, most, failsAt] = given;
        const { source, state } = numbers(count, failsAt);
        const got: number[] = [];
        const reading = (async () => {
          for await (const number of readAhead(source(), most, () => undefined)) got.push(number);
        })();
        if (failsAt < count) await expect(reading).rejects.toThrow(`no ${failsAt}`);
        else await reading;
        expect(got).toEqual(Array.from({ length: Math.min(count, failsAt) }, (_, index) => index));
        expect(state.isClosed).toBe(true);
      }),
    );
  });

  test('reading goes on while the caller works, up to a limit', async () => {
    const { source, state } = numbers(10);
    let worked = 0;
    for await (const number of readAhead(source(), 2, () => undefined)) {
      await turn();
      await turn();
      worked += 1;
      expect(state.begun).toBe(Math.min(number + 3, 10));
    }
    expect(worked).toBe(10);
  });

  test('the reading under way ends when the caller leaves', async () => {
    const stop = new AbortController();
    let isClosed = false;
    async function* hanging() {
      try {
        yield 1;
        await new Promise((_, reject) => {
          stop.signal.addEventListener('abort', () => reject(new Error('stopped')));
        });
        yield 2;
      } finally {
        isClosed = true;
      }
    }
    for await (const number of readAhead(hanging(), 2, () => stop.abort())) {
      expect(number).toBe(1);
      break;
    }
    expect(isClosed).toBe(true);
  });
});
