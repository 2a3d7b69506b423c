import { describe, expect, test } from 'vitest';
import { momentAt, wallTimeAt } from './wall-time.ts';

describe('wall times', () => {
  test.each([
    ['Europe/Madrid', '2026-11-24T08:05:00Z', '2026-11-24', '09:05'],
    ['Europe/Madrid', '2026-07-01T22:30:00Z', '2026-07-02', '00:30'],
    ['America/St_Johns', '2026-01-01T03:00:00Z', '2025-12-31', '23:30'],
    ['Pacific/Kiritimati', '2026-01-01T10:00:00Z', '2026-01-02', '00:00'],
    // An hour after the clocks changed.
    ['Europe/Madrid', '2026-03-29T02:00:00Z', '2026-03-29', '04:00'],
    ['Europe/Madrid', '2026-10-25T02:30:00Z', '2026-10-25', '03:30'],
  ])('in %s, %s is %s %s, and back', (zone, moment, date, time) => {
    expect(wallTimeAt(new Date(moment), zone)).toEqual({ date, time });
    expect(momentAt({ date, time }, zone)).toEqual(new Date(moment));
  });

  test('a time that the clocks skip is near the change', () => {
    const moment = momentAt({ date: '2026-03-29', time: '02:30' }, 'Europe/Madrid');
    expect(Math.abs(moment.getTime() - Date.UTC(2026, 2, 29, 1))).toBeLessThanOrEqual(3_600_000);
  });

  test('a date that is not complete gives no moment', () => {
    expect(momentAt({ date: '', time: '09:00' }, 'UTC').getTime()).toBeNaN();
  });
});
