import { expect, onTestFinished, test, vi } from 'vitest';
import { createEndProcess } from './end-process.ts';

function start(close: () => Promise<void>) {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const exit = vi.fn();
  const log = { fatal: vi.fn(), warn: vi.fn() };
  const clock = { elapsed: 0 };
  return {
    exit,
    log,
    clock,
    ending: createEndProcess({ close, log, exit, elapsed: () => clock.elapsed }),
  };
}

const never = () => new Promise<void>(() => {});

test('the process ends with 0 when everything has closed', async () => {
  const { ending, exit } = start(async () => {});
  ending.onSignal('SIGTERM');
  await vi.advanceTimersByTimeAsync(0);
  expect(exit.mock.calls).toEqual([[0]]);
});

test('the process ends with 1 if closing failed', async () => {
  const { ending, exit, log } = start(async () => {
    throw new Error('ada@example.com');
  });
  ending.onSignal('SIGTERM');
  await vi.advanceTimersByTimeAsync(0);
  expect(exit.mock.calls).toEqual([[1]]);
  expect(JSON.stringify(log.fatal.mock.calls)).not.toContain('ada@example.com');
});

test('the process ends within ten seconds, closed or not', async () => {
  const { ending, exit } = start(never);
  ending.onSignal('SIGINT');
  await vi.advanceTimersByTimeAsync(9_000);
  expect(exit).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(exit.mock.calls).toEqual([[1]]);
});

test('a second error during the close does not interrupt it', async () => {
  const closed = Promise.withResolvers<void>();
  const { ending, exit } = start(() => closed.promise);
  ending.onSignal('SIGTERM');
  ending.onUnhandled(new Error('late'));
  expect(exit).not.toHaveBeenCalled();
  closed.resolve();
  await vi.advanceTimersByTimeAsync(0);
  expect(exit.mock.calls).toEqual([[1]]);
});

test('a thrown value that is not an error is logged by its type only', () => {
  const { ending, log } = start(never);
  ending.onUnhandled('ada@example.com');
  expect(log.fatal.mock.calls[0]?.[0]).toEqual({ type: 'string' });
});
