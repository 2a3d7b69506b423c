import { expect, test } from 'vitest';
import { rangeBefore, rangeOf } from './dashboard-range.ts';
import { readRange } from './read-range.ts';
import { sampleFact } from './testing/sample-fact.ts';
import { storeOf } from './testing/facts-store.ts';
import { createWorkingTime, usualHours } from './working-hours.ts';

const workingTime = createWorkingTime(usualHours('Europe/Berlin'));
const sent = (time: string) => sampleFact({ createdAt: new Date(time) });

async function perDay(times: readonly string[], from: string, to: string, zone: string) {
  const store = await storeOf(times.map(sent), workingTime);
  const numbers = await readRange(store, rangeOf(from, to, zone), ['all'], workingTime);
  return {
    leads: numbers.counts.leads,
    perDay: numbers.daily.source.get('facebook')?.perDay,
    listed: store.listed(),
  };
}

/** One lead a quarter of an hour before and after midnight in Berlin, for three days. */
const AROUND_MIDNIGHT = [
  '2026-11-30T22:45Z',
  '2026-11-30T23:00Z',
  '2026-12-01T22:45Z',
  '2026-12-01T23:00Z',
  '2026-12-02T22:59Z',
];

test('leads belong to the day of the zone, and no fact is read for them', async () => {
  expect(await perDay(AROUND_MIDNIGHT, '2026-12-01', '2026-12-02', 'Europe/Berlin')).toEqual({
    leads: 4,
    perDay: [2, 2],
    listed: 0,
  });
  expect(await perDay(AROUND_MIDNIGHT, '2026-12-01', '2026-12-02', 'UTC')).toEqual({
    leads: 3,
    perDay: [2, 1],
    listed: 0,
  });
});

test('a zone that is not whole hours away from UTC has its own days too', async () => {
  // Kathmandu is 5:45 ahead: its day begins at 18:15 UTC.
  const times = [
    '2026-11-30T18:14Z',
    '2026-11-30T18:15Z',
    '2026-12-01T18:14Z',
    '2026-12-01T18:15Z',
  ];
  expect(await perDay(times, '2026-12-01', '2026-12-01', 'Asia/Kathmandu')).toMatchObject({
    leads: 2,
    perDay: [2],
  });
});

test('the days on which the clocks change have all their hours', async () => {
  const hours = Array.from({ length: 49 }, (_, hour) =>
    new Date(Date.UTC(2026, 9, 24, 22 + hour)).toISOString(),
  );
  expect(await perDay(hours, '2026-10-25', '2026-10-26', 'Europe/Berlin')).toMatchObject({
    leads: 49,
    perDay: [25, 24],
  });
});

test('a day that lies inside one UTC day is counted', async () => {
  const { leads } = await perDay(['2026-12-01T10:00Z'], '2026-12-01', '2026-12-01', 'UTC');
  expect(leads).toBe(1);
  const other = await perDay(['2026-12-01T10:00Z'], '2026-12-02', '2026-12-02', 'UTC');
  expect(other.leads).toBe(0);
});

test('every lead of a year is on exactly one of its days, in any zone', async () => {
  const start = Date.UTC(2026, 0, 1);
  const times = Array.from({ length: 5_000 }, (_, index) =>
    new Date(start + index * 104_729_000 * 0.06).toISOString(),
  );
  const moments = times.map((time) => Date.parse(time));
  const store = await storeOf(times.map(sent), workingTime);
  for (const zone of ['UTC', 'America/St_Johns', 'Pacific/Chatham', 'Pacific/Kiritimati']) {
    const range = rangeOf('2026-01-03', '2026-12-20', zone);
    const { counts, daily } = await readRange(store, range, ['all'], workingTime);
    const days = daily.source.get('facebook')?.perDay ?? [];
    const expected = range.days.map(
      ({ start: from, end }) =>
        moments.filter((moment) => moment >= from.getTime() && moment < end.getTime()).length,
    );
    expect(days, zone).toEqual(expected);
    expect(counts.leads, zone).toBe(expected.reduce((sum, each) => sum + each, 0));
  }
});

test('only the leads of the scopes are counted', async () => {
  const facts = [
    sampleFact({ ownerId: 'u1' }),
    sampleFact({ ownerId: 'u2' }),
    sampleFact({ ownerId: null }),
  ];
  const store = await storeOf(facts, workingTime);
  const range = rangeOf('2026-12-01', '2026-12-01', 'Asia/Kathmandu');
  const read = async (...scopes: ('all' | `owner:${string}`)[]) =>
    (await readRange(store, range, scopes, workingTime)).counts.leads;
  expect(await read('all')).toBe(3);
  expect(await read('owner:u1', 'owner:')).toBe(2);
  expect(await read('owner:u3')).toBe(0);
});

test('the period before a range has as many days and ends when the range begins', () => {
  const { from, to, days } = rangeBefore(rangeOf('2026-12-01', '2026-12-10', 'Europe/Berlin'));
  expect({ from, to }).toEqual({ from: '2026-11-21', to: '2026-11-30' });
  expect(days.at(-1)?.end).toEqual(new Date('2026-11-30T23:00Z'));
});

test('a range has at most 366 days and ends after it begins', () => {
  expect(rangeOf('2024-01-01', '2024-12-31', 'UTC').days).toHaveLength(366);
  for (const [from, to] of [
    ['2024-01-01', '2025-01-01'],
    ['2024-01-02', '2024-01-01'],
  ] as const)
    expect(() => rangeOf(from, to, 'UTC')).toThrow(
      expect.objectContaining({ code: 'range-wrong' }),
    );
});
