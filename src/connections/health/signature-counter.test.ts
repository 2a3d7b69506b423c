import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SignatureCounter } from './signature-counter.ts';

const NOW = new Date('2026-12-01T12:34:56.789Z');
const HOUR = new Date('2026-12-01T12:00:00Z');
const addSignatureVerdicts = vi.fn();
const onError = vi.fn();
const openCounter = () => new SignatureCounter({ store: { addSignatureVerdicts }, onError });

beforeEach(() => {
  vi.useFakeTimers();
  addSignatureVerdicts.mockReset().mockResolvedValue(undefined);
  onError.mockReset();
});
afterEach(() => vi.useRealTimers());

test('ten thousand verdicts in a second are stored in one write, and time without verdicts in none', async () => {
  const counts = openCounter();
  for (let i = 0; i < 10_000; i += 1) counts.record('wrong', NOW);
  counts.record('valid', NOW);
  expect(addSignatureVerdicts).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(addSignatureVerdicts).toHaveBeenCalledExactlyOnceWith(
    HOUR,
    { valid: 1, wrong: 10_000, missing: 0 },
    NOW,
  );
});

test('closing stores the remaining verdicts, and none twice', async () => {
  const counts = openCounter();
  counts.record('missing', NOW);
  await counts.close();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(addSignatureVerdicts).toHaveBeenCalledOnce();
});

test('verdicts that could not be stored are stored with the next ones', async () => {
  const counts = openCounter();
  addSignatureVerdicts.mockRejectedValueOnce(new Error('full'));
  counts.record('valid', NOW);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(onError).toHaveBeenCalledOnce();
  const later = new Date(NOW.getTime() + 5_000);
  counts.record('wrong', later);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(addSignatureVerdicts).toHaveBeenLastCalledWith(
    HOUR,
    { valid: 1, wrong: 1, missing: 0 },
    later,
  );
});
