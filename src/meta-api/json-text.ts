/** Far deeper than anything that Meta sends, and far from the end of the call stack. */
const MOST_LEVELS = 100;

/**
 * A value of parsed JSON as JSON text again.
 *
 * @returns undefined if it is nested too deep, which `JSON.stringify` cannot write
 */
export const toJsonText = (value: unknown): string | undefined =>
  isDeeperThan(MOST_LEVELS, value) ? undefined : JSON.stringify(value);

const isDeeperThan = (levels: number, value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((inner) => isDeeperThan(levels - 1, inner)));
