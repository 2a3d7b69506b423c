import { unknownPath } from './graph-error.ts';

/**
 * The last day of each Graph version.
 *
 * Source: developers.facebook.com/docs/graph-api/changelog/versions.
 */
const LAST_DAYS: [version: number, lastDay: string | undefined][] = [
  [18, '2026-01-26'],
  [19, '2026-05-21'],
  [20, '2026-09-24'],
  [21, '2027-01-21'],
  [22, '2027-05-20'],
  [23, '2027-10-08'],
  [24, '2028-02-18'],
  [25, '2028-07-29'],
  [26, undefined],
];
const NEWEST = 26;

/** `v24.0`, or undefined if the segment is no version. */
export function readVersion(segment: string | undefined): number | undefined {
  const match = /^v(\d{1,3})\.(\d)$/.exec(segment ?? '');
  return match ? Number(match[1]) : undefined;
}

/**
 * The version that answers. If a version has expired, the oldest one that is still valid answers
 * without an error. Only the header `facebook-api-version` shows it.
 */
export function servedVersion(asked: number, now: Date): string {
  if (asked > NEWEST) throw unknownPath(`/v${asked}.0`);
  return `v${Math.max(asked, oldestLive(now))}.0`;
}

function oldestLive(now: Date): number {
  const today = now.toISOString().slice(0, 10);
  const live = LAST_DAYS.find(([, lastDay]) => lastDay === undefined || lastDay >= today);
  return live?.[0] ?? NEWEST;
}
