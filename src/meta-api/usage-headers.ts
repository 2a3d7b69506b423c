import { z } from 'zod';

const MINUTE = 60_000;

/**
 * Meta counts calls over 24 hours, so no block lasts longer. Retries are spread by up to a fifth,
 * and with that a day is the longest wait.
 */
const LONGEST_MINUTES = 20 * 60;

/** Keyed by the business object, here a Page; several limits each. One may be garbled. */
const businessUseCaseUsage = z.record(z.string(), z.array(z.unknown()).catch([]));
const usage = z
  .object({
    estimated_time_to_regain_access: z.union([z.number(), z.string(), z.literal(Infinity)]),
  })
  .transform(({ estimated_time_to_regain_access: minutes }) => Number(minutes));

/**
 * For how long Meta asks to stop calling, in ms, from `X-Business-Use-Case-Usage`, which speaks of
 * minutes: at most 20 hours, and undefined if it does not say. Calling earlier prolongs the block:
 * https://developers.facebook.com/docs/graph-api/overview/rate-limiting
 */
export function readRegainTime(headers: Headers): number | undefined {
  const parsed = businessUseCaseUsage.safeParse(
    parseOrNull(headers.get('x-business-use-case-usage')),
  );
  if (!parsed.success) return undefined;
  const minutes = Object.values(parsed.data)
    .flat()
    .map((each) => usage.safeParse(each).data ?? 0)
    .filter((each) => each > 0);
  const longest = minutes.reduce((one, other) => Math.max(one, other), 0);
  return longest > 0 ? Math.min(longest, LONGEST_MINUTES) * MINUTE : undefined;
}

function parseOrNull(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

/**
 * The same from `error_data` of a refusal, which is an object or JSON text; undefined if it does
 * not say. In ms.
 */
export function readErrorRegainTime(errorData: unknown): number | undefined {
  const data = typeof errorData === 'string' ? parseOrNull(errorData) : errorData;
  const minutes = usage.safeParse(data).data ?? 0;
  // A longer time is garbled, and the usual pause is the better guess.
  const isPlausible = minutes > 0 && minutes <= 24 * 60;
  return isPlausible ? Math.min(minutes, LONGEST_MINUTES) * MINUTE : undefined;
}
