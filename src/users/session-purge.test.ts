import { expect, onTestFinished, test, vi } from 'vitest';
import { SessionPurge } from './session-purge.ts';

const HOUR = 60 * 60_000;

function startPurge() {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const purge = vi.fn(async () => {});
  const clock = { wall: Date.parse('2026-05-01T10:00:00Z'), elapsed: 0 };
  const sessionPurge = new SessionPurge({
    sessions: { purge },
    onError: (error) => {
      throw error;
    },
    now: () => new Date(clock.wall),
    elapsed: () => clock.elapsed,
  });
  sessionPurge.start();
  const pass = async (wall: number) => {
    clock.wall += wall;
    clock.elapsed += HOUR;
    await vi.advanceTimersByTimeAsync(HOUR);
  };
  return { purge, pass, stop: () => sessionPurge.stop() };
}

test('old sessions are purged at the start and every hour', async () => {
  const { purge, pass, stop } = startPurge();
  await pass(HOUR);
  await pass(HOUR);
  await stop();
  expect(purge).toHaveBeenCalledTimes(3);
});

test('a clock that has just been set purges nothing', async () => {
  const { purge, pass, stop } = startPurge();
  await pass(9 * 24 * HOUR);
  expect(purge).toHaveBeenCalledTimes(1);
  await pass(-9 * 24 * HOUR);
  expect(purge).toHaveBeenCalledTimes(1);
  await pass(HOUR);
  await stop();
  expect(purge).toHaveBeenCalledTimes(2);
});
