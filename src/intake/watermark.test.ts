import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  META_RETENTION,
  notBeforeRetention,
  reachesBack,
  readBackTo,
  watermarkAfter,
  startOfPass,
} from './watermark.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = new Date('2026-03-01T12:00:00Z');
const ago = (ms: number) => new Date(NOW.getTime() - ms);
const entry = (watermark: Date | null) => ({ watermark });

const time = fc.integer({ min: 0, max: 120 * DAY }).map(ago);
const maybe = fc.option(time);
const moments = fc.record({ since: time, startedAt: time, newest: maybe, oldestUnread: maybe });
const orderly = moments.filter(({ since, startedAt }) => since <= startedAt);

describe('new watermark', () => {
  test('L8: the new watermark is the time of the newest lead', () => {
    const pass = { since: ago(DAY), startedAt: NOW, oldestUnread: null };
    expect(watermarkAfter({ ...pass, newest: ago(HOUR) })).toEqual(ago(HOUR));
    expect(watermarkAfter({ ...pass, newest: null })).toEqual(ago(DAY));
  });

  test('L7: the new watermark never reaches a lead that only Meta has, however old it is', () => {
    fc.assert(
      fc.property(orderly, (pass) => {
        if (pass.oldestUnread) expect(+watermarkAfter(pass)).toBeLessThan(+pass.oldestUnread);
      }),
    );
  });

  test('the new watermark never passes the start of the pass, nor a lead that was not read', () => {
    fc.assert(
      fc.property(orderly, (pass) => {
        const mark = watermarkAfter(pass);
        expect(+mark).toBeLessThanOrEqual(+pass.startedAt);
        expect(+mark).toBeLessThanOrEqual(Math.max(+pass.since, +(pass.newest ?? 0)));
      }),
    );
  });

  test('the new watermark is never before the start of the span that was read, unless an unread lead is', () => {
    fc.assert(
      fc.property(orderly, (pass) => {
        const isHeldBack = pass.oldestUnread !== null && pass.oldestUnread <= pass.since;
        if (!isHeldBack) expect(+watermarkAfter(pass)).toBeGreaterThanOrEqual(+pass.since);
      }),
    );
  });
});

describe('start of a pass', () => {
  test.each([
    ['a day ago if there is no watermark', [entry(null)], null, ago(DAY)],
    ['an hour before the watermark', [entry(ago(HOUR))], null, ago(2 * HOUR)],
    [
      'an hour before the oldest watermark of its connections',
      [entry(ago(HOUR)), entry(ago(9 * HOUR))],
      null,
      ago(10 * HOUR),
    ],
    ['as far back as an admin asked', [entry(ago(HOUR))], ago(30 * DAY), ago(30 * DAY)],
    [
      'an hour before the watermark if an admin asked for less',
      [entry(ago(DAY))],
      ago(HOUR),
      ago(DAY + HOUR),
    ],
    ['no more than Meta’s 90 days ago', [entry(ago(200 * DAY))], ago(300 * DAY), ago(90 * DAY)],
  ] as const)('a pass starts %s', (_, entries, wanted, expected) => {
    expect(startOfPass(entries, wanted, NOW)).toEqual(expected);
  });

  test('L7: a pass leaves no gap after any watermark that Meta can still fill', () => {
    const entries = fc.array(maybe.map(entry), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(entries, maybe, fc.integer({ min: 0, max: 60_000 }), (marks, wanted, later) => {
        const since = startOfPass(marks, wanted, NOW);
        expect(+since).toBeLessThanOrEqual(+NOW);
        expect(+since).toBeGreaterThanOrEqual(+NOW - META_RETENTION);
        // The pass begins a moment after its span was chosen.
        const startedAt = new Date(+NOW + later);
        expect(reachesBack(marks, since, startedAt)).toBe(true);
        if (wanted) expect(+readBackTo(since, startedAt)).toBeLessThanOrEqual(+wanted);
      }),
    );
  });
});

describe('reach of a pass', () => {
  test.each([
    ['at the watermark reaches back far enough', ago(HOUR), true],
    [
      'a moment after the watermark does not reach back far enough',
      new Date(+ago(HOUR) + 1),
      false,
    ],
  ])('a pass that starts %s', (_, since, expected) => {
    expect(reachesBack([entry(ago(HOUR))], since, NOW)).toBe(expected);
    expect(reachesBack([entry(ago(HOUR)), entry(NOW)], since, NOW)).toBe(expected);
  });

  test('a time for which Meta has deleted all leads is no gap', () => {
    expect(reachesBack([entry(ago(200 * DAY))], ago(90 * DAY), NOW)).toBe(true);
    expect(reachesBack([entry(ago(200 * DAY))], ago(89 * DAY), NOW)).toBe(false);
  });
});

test('a start is moved forward to Meta’s 90 days, and later times stay as they are', () => {
  expect(notBeforeRetention(ago(DAY), NOW)).toEqual(ago(DAY));
  expect(notBeforeRetention(ago(91 * DAY), NOW)).toEqual(ago(90 * DAY));
});
