/** Far deeper than what Meta sends, and far less than what overflows the call stack. */
const MOST_LEVELS = 100;

/**
 * Writes a value as JSON text.
 *
 * @returns undefined if the value is nested too deeply for `JSON.stringify`
 */
export const toJsonText = (value: unknown): string | undefined =>
  isDeeperThan(MOST_LEVELS, value) ? undefined : JSON.stringify(value);

const isDeeperThan = (levels: number, value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((inner) => isDeeperThan(levels - 1, inner)));
