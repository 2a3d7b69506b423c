import { z } from 'zod';

const MINUTE = 60_000;

/**
 * Meta counts calls over 24 hours, so no rate limit lasts longer. Retries are spread by up to a
 * fifth of the wait, so the longest wait is a day.
 */
const LONGEST_MINUTES = 20 * 60;

/** The limits of each business object, here a Page, by its id. A limit may be garbled. */
const businessUseCaseUsage = z.record(z.string(), z.array(z.unknown()).catch([]));
const usage = z
  .object({
    estimated_time_to_regain_access: z.union([z.number(), z.string(), z.literal(Infinity)]),
  })
  .transform(({ estimated_time_to_regain_access: minutes }) => Number(minutes));

/**
 * Reads how long Meta asks to make no calls, from the minutes in `X-Business-Use-Case-Usage`. A
 * call during that time extends it:
 * https://developers.facebook.com/docs/graph-api/overview/rate-limiting
 *
 * @returns ms, at most 20 hours; undefined if the header names no time
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
 * Reads the same time from the `error_data` of a refusal, which is an object or JSON text.
 *
 * @returns ms; undefined if it names no time
 */
export function readErrorRegainTime(errorData: unknown): number | undefined {
  const data = typeof errorData === 'string' ? parseOrNull(errorData) : errorData;
  const minutes = usage.safeParse(data).data ?? 0;
  // A longer time is garbled. The usual pause is a better guess.
  const isPlausible = minutes > 0 && minutes <= 24 * 60;
  return isPlausible ? Math.min(minutes, LONGEST_MINUTES) * MINUTE : undefined;
}
