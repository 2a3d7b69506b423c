import { expect, test } from 'vitest';
import { isWorking, nextWorking, type WorkingHours } from './working-hours.ts';

const OFFICE: WorkingHours = {
  zone: 'Europe/Berlin',
  week: {
    fri: [
      { from: '13:00', to: '17:00' },
      { from: '09:00', to: '12:00' },
    ],
    mon: [{ from: '09:00', to: '17:00' }],
  },
};
const at = (text: string) => new Date(text);

test('people work by the clocks of their zone, and the end of a range is free', () => {
  // Friday, 27 November 2026; Berlin is an hour ahead of UTC.
  expect(isWorking(OFFICE, at('2026-11-27T07:59:59Z'))).toBe(false);
  expect(isWorking(OFFICE, at('2026-11-27T08:00:00Z'))).toBe(true);
  expect(isWorking(OFFICE, at('2026-11-27T10:59:59Z'))).toBe(true);
  expect(isWorking(OFFICE, at('2026-11-27T11:00:00Z'))).toBe(false);
  expect(isWorking(OFFICE, at('2026-11-28T10:00:00Z'))).toBe(false);
});

test('the next working minute is now, later today, or on the next day with hours', () => {
  const next = (text: string) => nextWorking(OFFICE, at(text))?.toISOString();
  expect(next('2026-11-27T08:30:00Z')).toBe('2026-11-27T08:30:00.000Z');
  expect(next('2026-11-27T11:30:00Z')).toBe('2026-11-27T12:00:00.000Z');
  expect(next('2026-11-27T16:30:00Z')).toBe('2026-11-30T08:00:00.000Z');
});

test('the next working minute after the clocks change has the new offset', () => {
  // The clocks go back on Sunday, 25 October 2026.
  expect(nextWorking(OFFICE, at('2026-10-23T15:30:00Z'))).toEqual(at('2026-10-26T08:00:00Z'));
  expect(nextWorking(OFFICE, at('2026-10-16T15:30:00Z'))).toEqual(at('2026-10-19T07:00:00Z'));
});

test('on a week with one day, the next working minute may be a week away', () => {
  const mondays: WorkingHours = { zone: 'UTC', week: { mon: [{ from: '09:00', to: '24:00' }] } };
  expect(nextWorking(mondays, at('2026-11-30T23:59:00Z'))).toEqual(at('2026-11-30T23:59:00Z'));
  expect(nextWorking(mondays, at('2026-12-01T00:00:00Z'))).toEqual(at('2026-12-07T09:00:00Z'));
});

test('without any hours there is no next working minute', () => {
  expect(nextWorking({ zone: 'UTC', week: {} }, at('2026-11-27T08:00:00Z'))).toBeNull();
});
