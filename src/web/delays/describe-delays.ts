import type { DelaysAnswer } from '../../contract/delays.ts';
import { writeCount } from '../ui/count.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS: readonly (readonly [number, string])[] = [
  [DAY, 'days'],
  [HOUR, 'h'],
  [MINUTE, 'min'],
  [SECOND, 's'],
];

/** The whole number of units within which something happened, rounded up so that it holds. */
export function within(ms: number): string {
  const [unit, name] = UNITS.find(([size]) => ms > size) ?? [SECOND, 's'];
  const amount = Math.max(1, Math.ceil(ms / unit));
  return `${amount} ${name}`;
}

/** The end of a column of the plot: `1 s`, `5 min`, `24 h`; what has no end is `longer`. */
export function writeBound(upToMs: number | null): string {
  if (upToMs === null) return 'longer';
  const [unit, name] = UNITS.find(([size]) => upToMs >= size && size !== DAY) ?? [SECOND, 's'];
  return `${upToMs / unit} ${name}`;
}

/** Median and 95th percentile as a sentence; undefined where there was no lead. */
export function describePercentiles({ medianMs, p95Ms }: DelaysAnswer): string | undefined {
  if (medianMs === null || p95Ms === null) return undefined;
  const half = within(medianMs);
  const most = within(p95Ms);
  return half === most
    ? `95 % of the leads are here within ${most}.`
    : `Half of the leads are here within ${half}, 95 % within ${most}.`;
}

/** How many leads there were, and how LeadRabbit learnt of them. */
export function describeOrigin({ total, byWebhook, byCatchUp, span }: DelaysAnswer): string {
  const leads = `${writeCount(total, 'lead', 'leads')} in the last ${span}`;
  if (byCatchUp === 0) return `${leads}, ${total === 1 ? 'by webhook' : 'all by webhook'}`;
  if (byWebhook === 0) return `${leads}, ${total === 1 ? '' : 'all '}by catch-up or sync`;
  return `${leads}: ${byWebhook} by webhook, ${byCatchUp} by catch-up or sync`;
}
