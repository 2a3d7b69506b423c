const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * "we will retry immediately, then try a few more times with decreasing frequency over the next 36
 * hours". The times themselves are not documented; these are made up and add up to 35 hours.
 *
 * Source: developers.facebook.com/docs/graph-api/webhooks/getting-started.
 */
const DELAYS = [
  0,
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  39 * MINUTE,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
  8 * HOUR,
  12 * HOUR,
];

/** How long to wait after that many failures; undefined: give up. */
export function retryDelay(failures: number, scale: number): number | undefined {
  const delay = DELAYS[failures - 1];
  return delay === undefined ? undefined : delay * scale;
}
