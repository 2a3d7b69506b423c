import { setImmediate as nextTurn } from 'node:timers/promises';
import { getCountries, getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js/max';
import { toAsciiDigits } from '../leads/digits.ts';
import { foldText, withoutUmlauts } from '../leads/fold-text.ts';
import { isVisible } from '../leads/visible-text.ts';
import { LANGUAGES, otherNames, threeLetterCodes } from './country-names.ts';

/** Locales of Meta whose second part is not the country in which the people of the form live. */
const WITHOUT_COUNTRY = new Set(['ar_AR', 'es_LA', 'fb_LT', 'la_VA', 'tl_ST', 'yi_DE']);

/**
 * Guesses the country of a phone number that has no country code: the country that the person
 * answered, as a code or as a name in any language, else the country of the form's locale
 * (`de_DE`).
 *
 * @returns an ISO 3166 code. Undefined if neither names a country, and also if the person answered
 *   a country that is not understood: the country of the form must not replace it.
 */
export function guessCountry(answer: string, locale: string): string | undefined {
  const [language = '', country = ''] = locale.split(/[_-]/);
  if (isVisible(answer)) return countryNamed(answer, language);
  return WITHOUT_COUNTRY.has(locale) || country === '' ? undefined : country.toUpperCase();
}

/**
 * The country that the whole text names, else the only one that its parts name: `Berlin, Germany`.
 */
function countryNamed(text: string, language: string): string | undefined {
  const whole = find(text, language);
  if (whole !== undefined) return whole;
  const parts = text.split(/[,;/|()–—\n]+|\s-\s/).filter(isVisible);
  if (parts.length < 2) return undefined;
  const codes = new Set(parts.flatMap((part) => find(part, language) ?? []));
  return codes.size === 1 ? [...codes][0] : undefined;
}

function find(text: string, language: string): string | undefined {
  const special = ofFlag(text) ?? ofCallingCode(text);
  if (special !== undefined) return special;
  const name = normalise(text);
  if (name === '') return undefined;
  if (isCode(name) && !(WORDS_TOO.has(name) && text.includes(name))) return name.toUpperCase();
  if (OF_SEVERAL.has(name)) return undefined;
  const withoutTitle = name.replace(STATE_TITLE, '');
  return (
    byName(name, language) ?? (withoutTitle === name ? undefined : byName(withoutTitle, language))
  );
}

const byName = (name: string, language: string): string | undefined =>
  otherNamesByKey().get(name) ??
  threeLetterCodes.get(name) ??
  namesIn('en').get(name) ??
  namesIn(language).get(name) ??
  inAnyLanguage(name);

/** Names that people use for more than one country. */
const OF_SEVERAL = new Set(['congo', 'kongo', 'конго', 'الكونغو']);

/** `Islamic Republic of Iran`, `Kingdom of Spain`, `República de Colombia`. */
const STATE_TITLE =
  /^(?:(?:islamic|federal|federative|arab|bolivarian|hashemite|plurinational|democratic|socialist|people s|co operative|united) )*(?:republic|kingdom|state|sultanate|principality|commonwealth|grand duchy|republica|reino|republique|royaume) (?:of|de|del|du) (?:the |la |el )?/;

const isCode = (name: string): boolean =>
  /^[a-z]{2}$/.test(name) && isSupportedCountry(name.toUpperCase());

/** Codes that are also common words. They count only in capitals, as Meta writes codes. */
const WORDS_TOO = new Set('no si in is it me my so to be do at as am la es al ma sa'.split(' '));

/** Reads a flag. 🇲🇽 consists of the letters of its country code, from another Unicode block. */
function ofFlag(text: string): string | undefined {
  const [flag] = /[\u{1f1e6}-\u{1f1ff}]{2}/u.exec(text) ?? [];
  const code = [...(flag ?? '')]
    .map((letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) - 0x1f1e6 + 65))
    .join('');
  return isSupportedCountry(code) ? code : undefined;
}

/**
 * Reads a calling code, `+52` or `0052`. If several countries share the code, takes the main one.
 */
function ofCallingCode(text: string): string | undefined {
  const [, digits] = /^\s*(?:\+|00)\s*(\d{1,3})\s*$/.exec(toAsciiDigits(text)) ?? [];
  return digits === undefined
    ? undefined
    : (MAIN_COUNTRIES[digits] ??
        getCountries().find((code) => getCountryCallingCode(code) === digits));
}

const MAIN_COUNTRIES: Readonly<Record<string, string>> = {
  '1': 'US',
  '7': 'RU',
  '39': 'IT',
  '44': 'GB',
  '47': 'NO',
  '61': 'AU',
  '212': 'MA',
  '262': 'RE',
  '358': 'FI',
  '590': 'GP',
  '599': 'CW',
};

/** Removes case, accents, dots, brackets and articles: `U.A.E.`, `México`, `The Gambia`. */
const normalise = (text: string): string =>
  foldText(text)
    .replace(/\./g, '')
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(?:the|la|le|el|los|die|der)\s+(?=\S)/, '')
    .replace(/^i live in |^from /, '');

/** The name as it is and without umlauts: `Österreich` is also written `Oesterreich`. */
const spellings = (name: string): readonly string[] => [
  ...new Set([name, withoutUmlauts(name)].map(normalise)),
];

let otherNamesFolded: ReadonlyMap<string, string> | undefined;
const otherNamesByKey = () =>
  (otherNamesFolded ??= new Map(
    otherNames.flatMap(([name, code]) => spellings(name).map((each) => [each, code] as const)),
  ));

const namesOfLanguage = new Map<string, ReadonlyMap<string, string>>();

/** The long and short names of all countries in one language, from Unicode's CLDR. */
function namesIn(language: string): ReadonlyMap<string, string> {
  const known = namesOfLanguage.get(language);
  if (known) return known;
  const names = new Map<string, string>();
  // The locale is a text of Meta's. If it names no language, the lead must still come in.
  if (/^[a-z]{2,3}(?:-[a-z]{4})?$/i.test(language))
    for (const style of ['short', 'long'] as const) {
      const display = new Intl.DisplayNames([language], { type: 'region', style });
      for (const code of getCountries())
        for (const spelling of spellings(display.of(code) ?? code)) names.set(spelling, code);
    }
  namesOfLanguage.set(language, names);
  return names;
}

/**
 * Loads the country names in all languages, in small steps. Without this, the first name that is
 * not understood would block the process for several tenths of a second.
 */
export async function loadCountryNames(): Promise<void> {
  for (const language of LANGUAGES) {
    namesIn(language);
    await nextTurn();
  }
}

/**
 * Finds a name in all languages. Undefined if it means different countries in different languages.
 */
function inAnyLanguage(name: string): string | undefined {
  const codes = new Set(LANGUAGES.flatMap((language) => namesIn(language).get(name) ?? []));
  return codes.size === 1 ? [...codes][0] : undefined;
}
