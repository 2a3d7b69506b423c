import { expect, test } from 'vitest';
import { createLimitInBlocks } from './limit-in-blocks.ts';
import { createMemoryCounts } from './memory-counts.ts';

const LIMIT = { max: 100, windowMs: 60_000 };

function start(processes: number) {
  const counts = createMemoryCounts();
  const clock = { now: new Date(0), writes: 0 };
  const counted: typeof counts.add = (...args) => {
    clock.writes += 1;
    return counts.add(...args);
  };
  const limits = Array.from({ length: processes }, () =>
    createLimitInBlocks({ add: counted }, LIMIT, () => clock.now),
  );
  const ask = async (times: number, limit = limits[0]) => {
    const answers = await Promise.all(Array.from({ length: times }, async () => limit?.('key')));
    return answers.filter(Boolean).length;
  };
  return { ask, limits, clock };
}

test('one process allows exactly the limit, with a write for every 30 requests', async () => {
  const { ask, clock } = start(1);
  expect(await ask(300)).toBe(100);
  expect(clock.writes).toBe(5);
  expect(await ask(50)).toBe(0);
  expect(clock.writes).toBe(5);
});

test('several processes never allow more than the limit, and at most 29 fewer for each further one', async () => {
  const { ask, limits } = start(3);
  let allowed = 0;
  for (let round = 0; round < 60; round += 1)
    for (const limit of limits) allowed += await ask(1, limit);
  expect(allowed).toBeLessThanOrEqual(100);
  expect(allowed).toBeGreaterThanOrEqual(100 - 2 * 29);
});

test('the limit allows as many again when its time is over', async () => {
  const { ask, clock } = start(1);
  await ask(200);
  clock.now = new Date(60_000);
  expect(await ask(200)).toBe(100);
});
