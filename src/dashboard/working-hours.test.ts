import { expect, test } from 'vitest';
import { createWorkingTime, usualHours } from './working-hours.ts';

const HOUR_MS = 60 * 60_000;
const hoursBetween = (zone: string, from: string, to: string) =>
  createWorkingTime(usualHours(zone))(new Date(from), new Date(to)) / HOUR_MS;

test('time inside the working hours counts as it is', () => {
  // A Tuesday; Berlin is one hour ahead of UTC in winter.
  expect(hoursBetween('Europe/Berlin', '2026-12-01T08:30Z', '2026-12-01T10:00Z')).toBe(1.5);
});

test('a lead of the night waits from the next morning', () => {
  expect(hoursBetween('Europe/Berlin', '2026-12-01T22:00Z', '2026-12-02T08:10Z')).toBeCloseTo(
    1 / 6,
  );
});

test('a weekend does not count', () => {
  // From Friday 17:00 to Monday 10:00.
  expect(hoursBetween('Europe/Berlin', '2026-12-04T16:00Z', '2026-12-07T09:00Z')).toBe(2);
});

test('a day in a zone whose working hours cross midnight in UTC counts once', () => {
  // Auckland works from 20:00 to 05:00 UTC in December.
  expect(hoursBetween('Pacific/Auckland', '2026-12-01T00:00Z', '2026-12-03T00:00Z')).toBe(18);
});

test('a week in which the clocks change has as many working hours as any other', () => {
  expect(hoursBetween('Europe/Berlin', '2026-10-23T00:00Z', '2026-10-30T00:00Z')).toBe(45);
});

test('a contact before the lead arrived took no time', () => {
  expect(hoursBetween('Europe/Berlin', '2026-12-01T10:00Z', '2026-12-01T09:00Z')).toBe(0);
});
