import { describe, expect, test } from 'vitest';
import { readRegainTime } from './usage-headers.ts';

const read = (value: string) => readRegainTime(new Headers({ 'x-business-use-case-usage': value }));
const minutes = (time: unknown) =>
  JSON.stringify({ '1': [{ estimated_time_to_regain_access: time }] });

describe('time until Meta allows calls again', () => {
  test.each([
    [minutes(5), 5],
    [minutes('7'), 7],
    [
      JSON.stringify({
        '1': [{}, 'odd', null],
        '2': 'odd',
        '3': [{ estimated_time_to_regain_access: 3 }],
      }),
      3,
    ],
  ])('the header %s means a wait of %d minutes', (header, expected) => {
    expect(read(header)).toBe(expected * 60_000);
  });

  test.each([minutes(1e13), minutes('1e999'), '{"1":[{"estimated_time_to_regain_access":1e999}]}'])(
    'the wait in the header %s is limited, so that no attempt is delayed for more than a day',
    (header) => {
      const ms = read(header) ?? 0;
      expect(ms).toBeGreaterThan(0);
      expect(new Date(Date.now() + ms * 1.2).getTime()).toBeLessThanOrEqual(
        Date.now() + 86_400_000,
      );
    },
  );

  test.each([minutes(0), minutes(-5), minutes('soon'), minutes(null), '{}', '[]', 'odd', ''])(
    'the header %s names no time',
    (header) => {
      expect(read(header)).toBeUndefined();
    },
  );
});
