import type { DelaysAnswer } from '../contract/delays.ts';
import type { LeadDelay } from '../intake/inbox-store.ts';

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

/** The distribution of delays, webhooks apart from what was found later. */
export function presentDelays(
  span: DelaysAnswer['span'],
  delays: readonly LeadDelay[],
): DelaysAnswer {
  const sorted = delays.map(({ delayMs }) => delayMs).toSorted((a, b) => a - b);
  const byWebhook = delays.filter(({ isAnnounced }) => isAnnounced).length;
  const bounds = [...BOUNDS, null];
  const buckets = bounds.map((upToMs) => ({ upToMs, webhook: 0, catchUp: 0 }));
  for (const { delayMs, isAnnounced } of delays) {
    const bucket = buckets.find(({ upToMs }) => upToMs === null || delayMs <= upToMs);
    if (bucket) bucket[isAnnounced ? 'webhook' : 'catchUp'] += 1;
  }
  return {
    span,
    total: delays.length,
    byWebhook,
    byCatchUp: delays.length - byWebhook,
    medianMs: percentile(sorted, 0.5),
    p95Ms: percentile(sorted, 0.95),
    buckets,
  };
}

const percentile = (sorted: readonly number[], share: number): number | null =>
  sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? null;
