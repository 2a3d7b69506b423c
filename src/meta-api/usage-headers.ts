import { z } from 'zod';

const MINUTE = 60_000;

/** Meta counts calls over 24 hours, so no block lasts longer; more is garbled. */
const LONGEST_MINUTES = 24 * 60;

/** Keyed by the business object, here a Page; several limits each. */
const businessUseCaseUsage = z.record(
  z.string(),
  z.array(z.object({ estimated_time_to_regain_access: z.coerce.number().catch(0) })),
);

/**
 * For how long Meta asks to stop calling, in ms, from `X-Business-Use-Case-Usage`, which speaks of
 * minutes; undefined where it does not say. Calling earlier prolongs the block:
 * https://developers.facebook.com/docs/graph-api/overview/rate-limiting
 */
export function readRegainTime(headers: Headers): number | undefined {
  const parsed = businessUseCaseUsage.safeParse(
    parseOrNull(headers.get('x-business-use-case-usage')),
  );
  if (!parsed.success) return undefined;
  const minutes = Object.values(parsed.data)
    .flat()
    .map((usage) => usage.estimated_time_to_regain_access);
  const longest = Math.max(0, ...minutes);
  return longest > 0 ? longest * MINUTE : undefined;
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
  const parsed = z
    .object({ estimated_time_to_regain_access: z.coerce.number().positive().max(LONGEST_MINUTES) })
    .safeParse(data);
  return parsed.success ? parsed.data.estimated_time_to_regain_access * MINUTE : undefined;
}
