import { expect, test } from 'vitest';
import { addDuration, addHistogram, emptyHistogram, percentile } from './histogram.ts';

const histogramOf = (seconds: readonly number[]) => {
  const histogram = emptyHistogram();
  for (const each of seconds) addDuration(histogram, each * 1_000);
  return histogram;
};

test('the median and the 90th percentile are at most 3 % off, from seconds to weeks', () => {
  for (const unit of [2, 60, 3_600, 86_400]) {
    const histogram = histogramOf(Array.from({ length: 1_001 }, (_, index) => (index + 1) * unit));
    expect(percentile(histogram, 0.5)).toBeGreaterThan(501 * unit * 0.97);
    expect(percentile(histogram, 0.5)).toBeLessThan(501 * unit * 1.03);
    expect(percentile(histogram, 0.9)).toBeGreaterThan(901 * unit * 0.97);
    expect(percentile(histogram, 0.9)).toBeLessThan(901 * unit * 1.03);
  }
});

test('nothing that was counted has no median', () => {
  expect(percentile(emptyHistogram(), 0.5)).toBeNull();
});

test('the counts within 5 and 60 minutes are exact and include the limit', () => {
  const histogram = histogramOf([0, 299, 300, 300.001, 3_600, 3_601]);
  expect(histogram).toMatchObject({ within5: 3, within60: 5 });
});

test('two histograms together are the histogram of all their durations', () => {
  const sum = histogramOf([1, 20, 400]);
  addHistogram(sum, histogramOf([20, 5_000]));
  expect(sum).toEqual(histogramOf([1, 20, 400, 20, 5_000]));
});
