import { describe, expect, test } from 'vitest';
import { dayOf, deadlineOf, momentOf } from './wall-time.ts';

const utc = (local: string, zone = 'Europe/Berlin') => momentOf({ local, zone }).at.toISOString();

describe('W33: a wall time across daylight-saving changes', () => {
  test('a time in winter and the same time in summer are an hour apart in UTC', () => {
    expect(utc('2026-12-01T09:00')).toBe('2026-12-01T08:00:00.000Z');
    expect(utc('2026-07-01T09:00')).toBe('2026-07-01T07:00:00.000Z');
  });

  test('02:30 in the night that skips it becomes 03:30', () => {
    expect(utc('2026-03-29T02:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(utc('2026-03-29T03:30')).toBe('2026-03-29T01:30:00.000Z');
  });

  test('02:30 in the night that has it twice is the first', () => {
    expect(utc('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(utc('2026-10-25T03:30')).toBe('2026-10-25T02:30:00.000Z');
  });

  test('a meeting moved by a week keeps its wall time', () => {
    expect(utc('2026-10-19T09:00')).toBe('2026-10-19T07:00:00.000Z');
    expect(utc('2026-10-26T09:00')).toBe('2026-10-26T08:00:00.000Z');
  });

  test('half an hour can be skipped too', () => {
    expect(utc('2026-10-04T02:10', 'Australia/Lord_Howe')).toBe('2026-10-03T15:40:00.000Z');
  });

  test('a day has as many hours as its zone gives it', () => {
    const hours = (local: string, zone: string) => {
      const { start, end } = dayOf({ local, zone });
      return (end.getTime() - start.getTime()) / 3_600_000;
    };
    expect(hours('2026-03-29', 'Europe/Berlin')).toBe(23);
    expect(hours('2026-10-25', 'Europe/Berlin')).toBe(25);
    expect(hours('2026-06-01', 'Europe/Berlin')).toBe(24);
  });

  test('a day whose midnight is skipped begins when the clocks show it', () => {
    // Chile skips midnight: 24:00 of 5 September is 01:00 of the 6th.
    const { start } = dayOf({ local: '2026-09-06', zone: 'America/Santiago' });
    expect(start.toISOString()).toBe('2026-09-06T04:00:00.000Z');
  });
});

test('W28: a whole day is overdue when it ends in its own zone, not at midnight UTC', () => {
  const overdueAt = (zone: string) => deadlineOf({ local: '2026-12-01', zone }).at.toISOString();
  expect(overdueAt('America/Los_Angeles')).toBe('2026-12-02T08:00:00.000Z');
  expect(overdueAt('Asia/Tokyo')).toBe('2026-12-01T15:00:00.000Z');
  expect(deadlineOf({ local: '2026-12-01T18:00', zone: 'Asia/Tokyo' }).at.toISOString()).toBe(
    '2026-12-01T09:00:00.000Z',
  );
});

test.each(['Mars/Olympus', '+02:00', '', 'Europe/Berlin; DROP', 'X'.repeat(70)])(
  'the zone "%s" is refused',
  (zone) => {
    expect(() => momentOf({ local: '2026-12-01T09:00', zone })).toThrow(
      expect.objectContaining({ code: 'unknown-zone' }),
    );
  },
);

test.each(['US/Pacific', 'UTC', 'Europe/Kiev', 'Etc/GMT+5', 'America/Argentina/Buenos_Aires'])(
  'the older or longer name %s of a zone is taken',
  (zone) => {
    expect(momentOf({ local: '2026-12-01T09:00', zone }).zone).toBe(zone);
  },
);

test.each([
  '2026-02-30T09:00',
  '2026-12-01T25:00',
  '2026-12-01T09:00Z',
  '2026-12-01T09:00+01:00',
  '2026-12-01 09:00',
  '2026-12-01',
  '0026-12-01T09:00',
  '9999-12-01T09:00',
  '',
])('the local time "%s" is refused', (local) => {
  expect(() => momentOf({ local, zone: 'Europe/Berlin' })).toThrow(
    expect.objectContaining({ code: 'invalid-local-time' }),
  );
});
