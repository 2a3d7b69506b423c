import { expect, test } from 'vitest';
import { pickLanguage, pickLocale } from './language.ts';

test.each([
  [['es-MX', 'es', 'en-US'], 'es', 'es-MX'],
  [['es'], 'es', 'es'],
  [['de-AT', 'de', 'es-ES', 'en'], 'es', 'es-ES'],
  [['en-US', 'en', 'es'], 'en', 'en-US'],
  [['EN-au'], 'en', 'EN-au'],
  [['de', 'fr-CA'], 'en', 'en-GB'],
  [[], 'en', 'en-GB'],
])('a browser that wants %j reads %s with the dates of %s', (wanted, language, locale) => {
  expect(pickLanguage(wanted)).toBe(language);
  expect(pickLocale(pickLanguage(wanted), wanted)).toBe(locale);
});

test('a person who chooses a language that the browser does not ask for gets its usual dates', () => {
  expect(pickLocale('es', ['en-US'])).toBe('es');
  expect(pickLocale('en', ['es-MX'])).toBe('en-GB');
});
