import { describe, expect, test } from 'vitest';
import { createFormats } from './formats.ts';
import type { Language } from './language.ts';

/** Some languages put a narrow space before PM and between a number and its unit. */
const plain = (text: string) => text.replaceAll(/\s/g, ' ');
const formatsOf = (language: Language, locale: string = language) =>
  createFormats({ language, locale });
const english = formatsOf('en', 'en-GB');
const spanish = formatsOf('es');

const NOW = new Date(2026, 10, 24, 10, 30, 0);
const YESTERDAY = new Date(2026, 10, 23, 14, 3, 7);

test.each([
  ['en', 'en-GB', '23 Nov', '23 Nov, 14:03', '14:03:07'],
  ['en', 'en-US', 'Nov 23', 'Nov 23, 02:03 PM', '2:03:07 PM'],
  ['es', 'es', '23 nov', '23 nov, 14:03', '14:03:07'],
] as const)(
  '%s writes days and times as readers of %s do',
  (language, locale, day, clock, exact) => {
    const formats = formatsOf(language, locale);
    expect(plain(formats.day(YESTERDAY, NOW))).toBe(day);
    expect(plain(formats.clock(YESTERDAY, NOW))).toBe(clock);
    expect(plain(formats.exactClock(YESTERDAY, YESTERDAY))).toBe(exact);
  },
);

test.each([
  [new Date(2026, 10, 24, 10, 29, 30), 'just now', 'ahora'],
  [new Date(2026, 10, 24, 10, 30, 20), 'just now', 'ahora'],
  [new Date(2026, 10, 24, 10, 29, 0), '1 min ago', 'hace 1 min'],
  [new Date(2026, 10, 24, 9, 31, 0), '59 min ago', 'hace 59 min'],
  [new Date(2026, 10, 24, 9, 30, 0), '1 hr ago', 'hace 1 h'],
  [new Date(2026, 10, 24, 0, 0, 1), '10 hr ago', 'hace 10 h'],
  [new Date(2026, 10, 23, 23, 59, 0), 'yesterday', 'ayer'],
  [new Date(2026, 10, 23, 0, 1, 0), 'yesterday', 'ayer'],
  [new Date(2026, 10, 22, 23, 59, 0), '2 days ago', 'anteayer'],
  [new Date(2026, 10, 18, 12, 0, 0), '6 days ago', 'hace 6 días'],
  [new Date(2026, 10, 17, 12, 0, 0), '17 Nov', '17 nov'],
  [new Date(2025, 10, 24, 12, 0, 0), '24 Nov 2025', '24 nov 2025'],
])('the time %s is shown as %s, and in Spanish as %s', (moment, inEnglish, inSpanish) => {
  expect(plain(english.ago(moment, NOW))).toBe(inEnglish);
  expect(plain(spanish.ago(moment, NOW))).toBe(inSpanish);
});

test('the evening before is still counted in hours just after midnight', () => {
  const now = new Date(2026, 10, 24, 0, 30, 0);
  expect(english.ago(new Date(2026, 10, 23, 22, 0, 0), now)).toBe('2 hr ago');
});

test('days are counted in the time zone of the reader', () => {
  const now = new Date('2026-11-24T20:00:00Z');
  const moment = new Date('2026-11-23T23:30:00Z');
  const inZone = (timeZone: string) => createFormats({ language: 'en', locale: 'en-GB', timeZone });
  expect(inZone('UTC').ago(moment, now)).toBe('yesterday');
  expect(inZone('Europe/Madrid').ago(moment, now)).toBe('20 hr ago');
  expect(inZone('Europe/Madrid').exact(moment)).toContain('24 November 2026');
});

describe('time ahead', () => {
  const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
  test.each([
    [-5, 'any moment', 'en breve'],
    [0.5, 'any moment', 'en breve'],
    [12, 'in 12 min', 'dentro de 12 min'],
    [90, 'in 2 hr', 'dentro de 2 h'],
    [47 * 60, 'in 47 hr', 'dentro de 47 h'],
    [72 * 60, 'in 3 days', 'dentro de 3 días'],
  ])(
    'a time %d minutes ahead is shown as %s, and in Spanish as %s',
    (minutes, inEnglish, inSpanish) => {
      expect(plain(english.until(after(minutes), NOW))).toBe(inEnglish);
      expect(plain(spanish.until(after(minutes), NOW))).toBe(inSpanish);
    },
  );
});

test.each([
  [-5, '0.0 secs', '0,0 s'],
  [420, '0.4 secs', '0,4 s'],
  [12_400, '12 secs', '12 s'],
  [180_000, '3 mins', '3 min'],
  [7_200_000, '2 hrs', '2 h'],
  [3 * 86_400_000, '3 days', '3 días'],
])(
  'a duration of %d ms is shown as %s, and in Spanish as %s',
  (milliseconds, inEnglish, inSpanish) => {
    expect(plain(english.duration(milliseconds))).toBe(inEnglish);
    expect(plain(spanish.duration(milliseconds))).toBe(inSpanish);
  },
);
