import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CheckSoon } from './check-soon.ts';

const check = vi.fn<(subject: string) => Promise<unknown>>();
const onError = vi.fn();
let soon: CheckSoon;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  check.mockReset().mockResolvedValue(undefined);
  onError.mockReset();
  soon = new CheckSoon({ check, onError, delayMs: 1_000, pauseMs: 30_000 });
});
afterEach(() => vi.useRealTimers());

test('a burst of events leads to one check of each subject', async () => {
  for (let i = 0; i < 100; i += 1) soon.ask(i % 2 === 0 ? '101' : 'app');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(check.mock.calls.flat().toSorted()).toEqual(['101', 'app']);
});

test('a subject that has just been checked waits for its pause, and is not forgotten', async () => {
  soon.ask('101');
  await vi.advanceTimersByTimeAsync(1_000);
  soon.ask('101');
  await vi.advanceTimersByTimeAsync(29_000);
  expect(check).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1_001);
  expect(check).toHaveBeenCalledTimes(2);
});

test('a check that fails is reported and does not keep later ones away', async () => {
  check.mockRejectedValueOnce(new Error('full'));
  soon.ask('101');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(onError).toHaveBeenCalledExactlyOnceWith(new Error('full'), '101');
  soon.ask('101');
  await vi.advanceTimersByTimeAsync(40_000);
  expect(check).toHaveBeenCalledTimes(2);
});

test('after the stop nothing is checked', async () => {
  soon.ask('101');
  await soon.stop();
  soon.ask('102');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(check).not.toHaveBeenCalled();
});
