import type { DelaysAnswer } from '../../contract/delays.ts';
import type { AdminTexts } from '../../texts/texts.ts';

type DelayTexts = AdminTexts['connectors']['delays'];

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS = [
  [DAY, 'd'],
  [HOUR, 'h'],
  [MINUTE, 'min'],
  [SECOND, 's'],
] as const;

const SMALLEST = [SECOND, 's'] as const;

/** The whole number of units within which something happened, rounded up so that it holds. */
export function within(ms: number, { units }: Pick<DelayTexts, 'units'>): string {
  const [size, unit] = UNITS.find(([each]) => ms > each) ?? SMALLEST;
  return `${Math.max(1, Math.ceil(ms / size))} ${units[unit]}`;
}

/** The end of a column of the plot: `1 s`, `5 min`, `24 h`; a column without an end is `longer`. */
export function writeBound(
  upToMs: number | null,
  { units, longer }: Pick<DelayTexts, 'units' | 'longer'>,
): string {
  if (upToMs === null) return longer;
  const [size, unit] = UNITS.find(([each]) => upToMs >= each && each !== DAY) ?? SMALLEST;
  return `${upToMs / size} ${units[unit]}`;
}

/** Median and 95th percentile as a sentence; undefined if there was no lead. */
export function describePercentiles(
  { medianMs, p95Ms }: DelaysAnswer,
  texts: DelayTexts,
): string | undefined {
  if (medianMs === null || p95Ms === null) return undefined;
  const half = within(medianMs, texts);
  const most = within(p95Ms, texts);
  return half === most ? texts.most(most) : texts.half(half, most);
}

/** How many leads there were, and how LeadRabbit learnt of them. */
export function describeOrigin(
  { total, byWebhook, byCatchUp, span }: DelaysAnswer,
  texts: DelayTexts,
): string {
  const say = texts.origin[span];
  if (byCatchUp === 0) return say(total, texts.allByWebhook(total));
  if (byWebhook === 0) return say(total, texts.allBySync(total));
  return say(total, texts.both(byWebhook, byCatchUp));
}
