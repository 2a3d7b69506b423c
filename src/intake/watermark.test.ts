import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  META_RETENTION,
  notBeforeRetention,
  reachesBack,
  readBackTo,
  settledUpTo,
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

describe('settledUpTo', () => {
  test('L8: is the newest lead’s own time', () => {
    const pass = { since: ago(DAY), startedAt: NOW, oldestUnread: null };
    expect(settledUpTo({ ...pass, newest: ago(HOUR) })).toEqual(ago(HOUR));
    expect(settledUpTo({ ...pass, newest: null })).toEqual(ago(DAY));
  });

  test('L7: never reaches a lead that only Meta has, however old it is', () => {
    fc.assert(
      fc.property(orderly, (pass) => {
        if (pass.oldestUnread) expect(+settledUpTo(pass)).toBeLessThan(+pass.oldestUnread);
      }),
    );
  });

  test('never passes the start of the pass, nor a lead that was not read', () => {
    fc.assert(
      fc.property(orderly, (pass) => {
        const mark = settledUpTo(pass);
        expect(+mark).toBeLessThanOrEqual(+pass.startedAt);
        expect(+mark).toBeLessThanOrEqual(Math.max(+pass.since, +(pass.newest ?? 0)));
      }),
    );
  });

  test('never lies before the pass began to look, unless an unread lead does', () => {
    fc.assert(
      fc.property(orderly, (pass) => {
        const isHeldBack = pass.oldestUnread !== null && pass.oldestUnread <= pass.since;
        if (!isHeldBack) expect(+settledUpTo(pass)).toBeGreaterThanOrEqual(+pass.since);
      }),
    );
  });
});

describe('startOfPass', () => {
  test.each([
    ['a day ago where nothing is settled', [entry(null)], null, ago(DAY)],
    ['an hour before the watermark', [entry(ago(HOUR))], null, ago(2 * HOUR)],
    [
      'at the oldest of the entries',
      [entry(ago(HOUR)), entry(ago(9 * HOUR))],
      null,
      ago(10 * HOUR),
    ],
    ['as far back as is wanted', [entry(ago(HOUR))], ago(30 * DAY), ago(30 * DAY)],
    ['at the watermark where less is wanted', [entry(ago(DAY))], ago(HOUR), ago(DAY + HOUR)],
    ['not before Meta’s 90 days', [entry(ago(200 * DAY))], ago(300 * DAY), ago(90 * DAY)],
  ] as const)('is %s', (_, entries, wanted, expected) => {
    expect(startOfPass(entries, wanted, NOW)).toEqual(expected);
  });

  test('L7: leaves no gap after any watermark that Meta can still fill', () => {
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

describe('reachesBack', () => {
  test.each([
    ['at the watermark', ago(HOUR), true],
    ['a moment after it', new Date(+ago(HOUR) + 1), false],
  ])('a pass from %s on', (_, since, expected) => {
    expect(reachesBack([entry(ago(HOUR))], since, NOW)).toBe(expected);
    expect(reachesBack([entry(ago(HOUR)), entry(NOW)], since, NOW)).toBe(expected);
  });

  test('what Meta has deleted is no gap', () => {
    expect(reachesBack([entry(ago(200 * DAY))], ago(90 * DAY), NOW)).toBe(true);
    expect(reachesBack([entry(ago(200 * DAY))], ago(89 * DAY), NOW)).toBe(false);
  });
});

test('notBeforeRetention leaves later times as they are', () => {
  expect(notBeforeRetention(ago(DAY), NOW)).toEqual(ago(DAY));
  expect(notBeforeRetention(ago(91 * DAY), NOW)).toEqual(ago(90 * DAY));
});
