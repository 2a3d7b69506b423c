import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMetaExpiry, readMetaTime } from './meta-time.ts';

const NOW = new Date('2026-03-01T09:00:00Z');
const read = (value: unknown) => readMetaTime(value, NOW)?.toISOString() ?? null;

describe('time', () => {
  test.each([
    ['2022-02-03T16:16:51+0000', '2022-02-03T16:16:51.000Z'],
    ['2022-02-03T16:16:51+02:00', '2022-02-03T14:16:51.000Z'],
    ['2022-02-03T16:16:51.5Z', '2022-02-03T16:16:51.500Z'],
    ['2022-02-03T16:16:51', '2022-02-03T16:16:51.000Z'],
    ['2022-02-03', '2022-02-03T00:00:00.000Z'],
    [' 2022-02-03T16:16:51Z ', '2022-02-03T16:16:51.000Z'],
    [1_643_905_011, '2022-02-03T16:16:51.000Z'],
    ['1643905011', '2022-02-03T16:16:51.000Z'],
    [1_643_905_011_250, '2022-02-03T16:16:51.250Z'],
    ['1643905011250', '2022-02-03T16:16:51.250Z'],
    [1_643_905_011.9, '2022-02-03T16:16:51.000Z'],
  ])('the time %j is read as %s', (value, expected) => {
    expect(read(value)).toBe(expected);
  });

  test.each([
    undefined,
    null,
    '',
    'yesterday',
    '2026',
    'Thu, 01 Jan 2026 00:00:00 GMT',
    '2026-13-45',
    '2026-01-01T25:00:00Z',
    '+012026-01-01T00:00:00Z',
    '-000001-01-01T00:00:00Z',
    0,
    -1,
    5,
    123_456_789,
    '16439050112',
    164_390_501_125,
    1_643_905_011_250_000,
    '1643905011250000',
    32_503_680_000,
    253_402_300_800_000,
    1e300,
    Infinity,
    NaN,
    true,
    {},
    [1_643_905_011],
    '9'.repeat(100_000),
  ])('the value %j is not a time', (value) => {
    expect(read(value)).toBeNull();
  });

  test('a value before 2004 or more than a day ahead is not a time', () => {
    expect(read('2003-12-31T23:59:59Z')).toBeNull();
    expect(read('2004-01-01T00:00:00Z')).toBe('2004-01-01T00:00:00.000Z');
    expect(read('2026-03-02T09:00:00Z')).toBe('2026-03-02T09:00:00.000Z');
    expect(read('2026-03-02T09:00:01Z')).toBeNull();
  });

  test('any value is read as a time between 2004 and tomorrow, or as none', () => {
    const value = fc.oneof(fc.anything(), fc.integer(), fc.maxSafeInteger(), fc.date().map(String));
    fc.assert(
      fc.property(value, (any) => {
        const time = readMetaTime(any, NOW)?.getTime();
        if (time === undefined) return;
        expect(time).toBeGreaterThanOrEqual(Date.UTC(2004, 0, 1));
        expect(time).toBeLessThanOrEqual(NOW.getTime() + 86_400_000);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('end of a token', () => {
  test.each([
    [1_900_000_000, '2030-03-17T17:46:40.000Z'],
    ['1900000000', '2030-03-17T17:46:40.000Z'],
    [1_900_000_000_000, '2030-03-17T17:46:40.000Z'],
  ])('the expiry %j is read as %s', (value, expected) => {
    expect(readMetaExpiry(value)?.toISOString()).toBe(expected);
  });

  test.each([0, null, undefined, -1, 1e13, 1e20, 'never'])(
    'the expiry %j means that there is no end',
    (value) => {
      expect(readMetaExpiry(value)).toBeNull();
    },
  );
});
