import type { DelaysAnswer } from '../contract/delays.ts';
import type { LeadDelay } from '../intake/inbox-reports.ts';

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

/**
 * The distribution of delays: leads that a webhook announced apart from those that were found later.
 *
 * @param batches small enough that other requests can be answered between two of them
 */
export async function presentDelays(
  span: DelaysAnswer['span'],
  batches: AsyncIterable<readonly LeadDelay[]>,
): Promise<DelaysAnswer> {
  const buckets = [...BOUNDS, null].map((upToMs) => ({ upToMs, webhook: 0, catchUp: 0 }));
  const all: number[] = [];
  let byWebhook = 0;
  for await (const batch of batches)
    for (const { delayMs, isAnnounced } of batch) {
      all.push(delayMs);
      if (isAnnounced) byWebhook += 1;
      const bucket = buckets.find(({ upToMs }) => upToMs === null || delayMs <= upToMs);
      if (bucket) bucket[isAnnounced ? 'webhook' : 'catchUp'] += 1;
    }
  // Typed arrays sort many times faster than others.
  const sorted = Float64Array.from(all).sort();
  return {
    span,
    total: all.length,
    byWebhook,
    byCatchUp: all.length - byWebhook,
    medianMs: percentile(sorted, 0.5),
    p95Ms: percentile(sorted, 0.95),
    buckets,
  };
}

const percentile = (sorted: Float64Array, share: number): number | null =>
  sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? null;
