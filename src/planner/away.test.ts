import { expect, test } from 'vitest';
import { awayUntil } from './away.ts';

const at = (text: string) => new Date(text);
const holiday = [{ from: '2026-12-24', to: '2026-12-26' }];

test('a person is away from the first minute of the first day to the last of the last day, in their zone', () => {
  const until = (moment: string, zone: string | null) =>
    awayUntil({ absences: holiday, timeZone: zone }, at(moment))?.toISOString();
  expect(until('2026-12-23T22:59:00Z', 'Europe/Berlin')).toBeUndefined();
  expect(until('2026-12-23T23:00:00Z', 'Europe/Berlin')).toBe('2026-12-26T23:00:00.000Z');
  expect(until('2026-12-26T22:59:00Z', 'Europe/Berlin')).toBe('2026-12-26T23:00:00.000Z');
  expect(until('2026-12-26T23:00:00Z', 'Europe/Berlin')).toBeUndefined();
  expect(until('2026-12-24T00:00:00Z', null)).toBe('2026-12-27T00:00:00.000Z');
});

test('absences that follow each other are one', () => {
  const absences = [{ from: '2026-12-27', to: '2026-12-31' }, ...holiday];
  const until = awayUntil({ absences, timeZone: 'UTC' }, at('2026-12-25T12:00:00Z'));
  expect(until?.toISOString()).toBe('2027-01-01T00:00:00.000Z');
});

test('a day that the change of the clocks makes longer is away as a whole', () => {
  const absences = [{ from: '2026-10-25', to: '2026-10-25' }];
  const until = awayUntil({ absences, timeZone: 'Europe/Berlin' }, at('2026-10-25T12:00:00Z'));
  expect(until?.toISOString()).toBe('2026-10-25T23:00:00.000Z');
});
