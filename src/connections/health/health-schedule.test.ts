import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HealthSchedule } from './health-schedule.ts';

const MINUTE = 60_000;
const checkAll = vi.fn<(signal: AbortSignal) => Promise<void>>();
const claim = vi.fn<(ms: number) => Promise<boolean>>();
const onError = vi.fn();
let schedule: HealthSchedule;

beforeEach(() => {
  vi.useFakeTimers();
  checkAll.mockReset().mockResolvedValue(undefined);
  claim.mockReset().mockResolvedValue(true);
  onError.mockReset();
  schedule = new HealthSchedule({ claim, checkAll, onError, random: () => 0.5 });
});
afterEach(async () => {
  await schedule.stop();
  vi.useRealTimers();
});

test('the health is checked a few seconds after the start and then every quarter of an hour', async () => {
  schedule.start();
  expect(checkAll).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(checkAll).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(45 * MINUTE);
  expect(checkAll).toHaveBeenCalledTimes(4);
});

test('a check that fails is reported and does not end the schedule', async () => {
  checkAll.mockRejectedValueOnce(new Error('full'));
  schedule.start();
  await vi.advanceTimersByTimeAsync(16 * MINUTE);
  expect(onError).toHaveBeenCalledOnce();
  expect(checkAll).toHaveBeenCalledTimes(2);
});

test('a second check never runs beside a slow one', async () => {
  checkAll.mockImplementation(() => new Promise((done) => setTimeout(done, 60 * MINUTE)));
  schedule.start();
  await vi.advanceTimersByTimeAsync(50 * MINUTE);
  expect(checkAll).toHaveBeenCalledTimes(1);
  const stopped = schedule.stop();
  await vi.advanceTimersByTimeAsync(20 * MINUTE);
  await stopped;
});

test('a stop signals the check under way, waits for it and starts no other', async () => {
  let finish = () => {};
  checkAll.mockImplementation(() => new Promise((done) => (finish = done)));
  schedule.start();
  await vi.advanceTimersByTimeAsync(5_000);
  const stopped = vi.fn();
  const stopping = schedule.stop().then(stopped);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(checkAll.mock.calls[0]?.[0].aborted).toBe(true);
  expect(stopped).not.toHaveBeenCalled();
  finish();
  await stopping;
  await vi.advanceTimersByTimeAsync(60 * MINUTE);
  expect(checkAll).toHaveBeenCalledTimes(1);
});

test('a process checks nothing while another one holds the schedule, and takes over when it is free', async () => {
  claim.mockResolvedValue(false);
  schedule.start();
  await vi.advanceTimersByTimeAsync(60 * MINUTE);
  expect(checkAll).not.toHaveBeenCalled();
  claim.mockResolvedValue(true);
  await vi.advanceTimersByTimeAsync(2 * MINUTE);
  expect(checkAll).toHaveBeenCalledTimes(1);
});

test('a slow check keeps the schedule until it ends', async () => {
  checkAll.mockImplementation(() => new Promise((done) => setTimeout(done, 60 * MINUTE)));
  schedule.start();
  await vi.advanceTimersByTimeAsync(50 * MINUTE);
  const claims = claim.mock.calls.length;
  expect(claims).toBeGreaterThan(50 / 15);
  expect(claim.mock.calls.every(([ms]) => ms === 15 * MINUTE)).toBe(true);
  const stopped = schedule.stop();
  await vi.advanceTimersByTimeAsync(60 * MINUTE);
  await stopped;
  expect(claim.mock.calls.length - claims).toBeLessThan(5);
});

test('a schedule that cannot be claimed is reported and claimed again later', async () => {
  claim.mockRejectedValueOnce(new Error('full'));
  schedule.start();
  await vi.advanceTimersByTimeAsync(2 * MINUTE);
  expect(onError).toHaveBeenCalledOnce();
  expect(checkAll).toHaveBeenCalledTimes(1);
});
