import { WITHIN_5_MS, WITHIN_60_MS } from '../leads/response-time.ts';

/**
 * Durations, counted in fixed buckets, so that the median of any set of days is known without its leads. A bucket
 * is 1/16 of a doubling wide, so a value that is read from it is at most 2.2 % off. The first bucket holds durations
 * below one second.
 */
export interface Histogram {
  /** How many took at most 5 minutes, and at most 60. These are exact. */
  within5: number;
  within60: number;
  /** Counts by the number of the bucket. */
  buckets: Record<string, number>;
}

const PER_DOUBLING = 16;

export const emptyHistogram = (): Histogram => ({ within5: 0, within60: 0, buckets: {} });

/** Adds one duration in ms. A negative one counts as none. */
export function addDuration(histogram: Histogram, ms: number): void {
  if (ms <= WITHIN_5_MS) histogram.within5 += 1;
  if (ms <= WITHIN_60_MS) histogram.within60 += 1;
  const seconds = ms / 1_000;
  const bucket = seconds < 1 ? 0 : 1 + Math.floor(Math.log2(seconds) * PER_DOUBLING);
  histogram.buckets[bucket] = (histogram.buckets[bucket] ?? 0) + 1;
}

/** Adds the counts of another histogram. */
export function addHistogram(to: Histogram, from: Histogram): void {
  to.within5 += from.within5;
  to.within60 += from.within60;
  for (const [bucket, count] of Object.entries(from.buckets))
    to.buckets[bucket] = (to.buckets[bucket] ?? 0) + count;
}

/**
 * The duration that a share of all does not exceed, in seconds.
 *
 * @param share above 0 and up to 1; the median is 0.5
 * @returns null if nothing was counted
 */
export function percentile({ buckets }: Histogram, share: number): number | null {
  const sorted = Object.entries(buckets)
    .map(([bucket, count]) => [Number(bucket), count] as const)
    .toSorted(([one], [other]) => one - other);
  const total = sorted.reduce((sum, [, count]) => sum + count, 0);
  const wanted = Math.ceil(total * share);
  let passed = 0;
  for (const [bucket, count] of sorted) {
    passed += count;
    if (passed >= wanted) return middleOf(bucket);
  }
  return null;
}

/** The geometric middle of a bucket, in seconds. */
const middleOf = (bucket: number): number =>
  bucket === 0 ? 0 : Math.round(2 ** ((bucket - 0.5) / PER_DOUBLING));
