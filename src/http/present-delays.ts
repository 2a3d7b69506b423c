import type { DelaysAnswer } from '../contract/delays.ts';
import type { DelaySummary } from '../intake/summarize-delays.ts';

/** The distribution of delays over a span of time, field by field. */
export const presentDelays = (
  span: DelaysAnswer['span'],
  { total, announced, medianMs, p95Ms, buckets }: DelaySummary,
): DelaysAnswer => ({
  span,
  total,
  byWebhook: announced,
  byCatchUp: total - announced,
  medianMs,
  p95Ms,
  buckets: buckets.map((bucket) => ({
    upToMs: bucket.upToMs,
    webhook: bucket.announced,
    catchUp: bucket.found,
  })),
});
