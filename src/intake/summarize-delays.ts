import type { LeadDelay } from './inbox-reports.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Upper ends of the buckets in ms; the last bucket has none. */
const BOUNDS = [
  SECOND,
  2 * SECOND,
  5 * SECOND,
  15 * SECOND,
  MINUTE,
  5 * MINUTE,
  HOUR,
  24 * HOUR,
] as const;

/** Counts the delays up to a limit: leads that a webhook announced, and leads that a sync found. */
export interface DelayBucket {
  /** In ms; null for the last bucket, which has no limit. */
  readonly upToMs: number | null;
  readonly announced: number;
  readonly found: number;
}

/** How long leads took from Meta into the CRM. The times are in ms, null without any lead. */
export interface DelaySummary {
  readonly total: number;
  readonly announced: number;
  readonly medianMs: number | null;
  readonly p95Ms: number | null;
  readonly buckets: readonly DelayBucket[];
}

/** @param batches are small enough that the server can answer other requests between two of them */
export async function summarizeDelays(
  batches: AsyncIterable<readonly LeadDelay[]>,
): Promise<DelaySummary> {
  const buckets = [...BOUNDS, null].map((upToMs) => ({ upToMs, announced: 0, found: 0 }));
  const all: number[] = [];
  let announced = 0;
  for await (const batch of batches)
    for (const { delayMs, isAnnounced } of batch) {
      all.push(delayMs);
      if (isAnnounced) announced += 1;
      const bucket = buckets.find(({ upToMs }) => upToMs === null || delayMs <= upToMs);
      if (bucket) bucket[isAnnounced ? 'announced' : 'found'] += 1;
    }
  // Typed arrays sort many times faster than other arrays.
  const sorted = Float64Array.from(all).sort();
  return {
    total: all.length,
    announced,
    medianMs: percentile(sorted, 0.5),
    p95Ms: percentile(sorted, 0.95),
    buckets,
  };
}

const percentile = (sorted: Float64Array, share: number): number | null =>
  sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? null;
