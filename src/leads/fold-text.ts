import { toAsciiDigits } from './digits.ts';

/** Letters that Unicode does not decompose, and how people write them on other keyboards. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ς: 'σ',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ĸ: 'k',
};

/**
 * Arabic letters that one name is written with in several languages and on several keyboards, as
 * Lucene's ArabicNormalizer and PersianNormalizer fold them: alef with its variants, the yehs, the
 * kafs, the hehs and teh marbuta.
 */
const PLAIN_ARABIC: Readonly<Record<string, string>> = {
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ے: 'ي',
  ک: 'ك',
  ڪ: 'ك',
  ة: 'ه',
  ۃ: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
};

const FOLDED = new Map([...Object.entries(PLAIN_LETTERS), ...Object.entries(PLAIN_ARABIC)]);
const TO_FOLD = new RegExp(`[${[...FOLDED.keys()].join('')}]`, 'gu');

/** The apostrophe, and the characters that other keyboards and languages use for it. */
const APOSTROPHES = /[\u2018\u2019\u201b\u2032\u2035`´ʹʻʼʽʾʿˈˊˋ\u055a\u05f3\ua78c\uff07]/gu;

/** The mark that stretches an Arabic word. It has no meaning. */
const TATWEEL = /\u0640/gu;

/**
 * Accents that a searcher may leave out: those shared between scripts (Latin, Greek, Cyrillic) and
 * the vowel points of Hebrew and Arabic. In Indic scripts and Thai a mark is a vowel and stays;
 * U+3099 and U+309A tell カ from ガ.
 */
const OPTIONAL_MARKS =
  /[\p{M}&&[[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}]--[\u3099\u309a]]]/gv;

/**
 * Folds text for comparison in a search: resolves compatibility forms, removes case and accents,
 * and makes digits, apostrophes, and Arabic and Persian letters equal. Keeps other letters,
 * decomposed. Removes invisible characters. The blank of Braille becomes a space.
 *
 * A change here, or in `search-terms.ts`, needs a new `SEARCH_TERMS_VERSION`.
 */
export function foldText(text: string): string {
  return toAsciiDigits(text.replace(APOSTROPHES, "'").normalize('NFKD'))
    .toLowerCase()
    .replace(TATWEEL, '')
    .replace(/\u2800/gu, ' ')
    .replace(TO_FOLD, (letter) => FOLDED.get(letter) ?? letter)
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(OPTIONAL_MARKS, '');
}

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/**
 * Makes text lower case and writes umlauts as `ae`, `oe` and `ue`, as on a keyboard without them.
 */
export const withoutUmlauts = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöü]/g, (letter) => UMLAUTS[letter] ?? letter);
