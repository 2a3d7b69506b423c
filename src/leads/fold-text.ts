/** Letters that Unicode does not decompose, as people write them on another keyboard. */
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
};

/**
 * Accents that a searcher may leave out: those shared between scripts (Latin, Greek, Cyrillic) and
 * the vowel points of Hebrew and Arabic. In Indic scripts and Thai a mark is a vowel and stays;
 * U+3099 and U+309A tell カ from ガ.
 */
const OPTIONAL_MARKS =
  /[\p{M}&&[[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}]--[\u3099\u309a]]]/gv;

/**
 * Text as it is compared in a search: compatibility forms resolved, case and accents gone, Arabic
 * digits as 0 to 9. Letters outside Latin stay, decomposed.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[ßςæœøłđðþı]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/\p{Cf}/gu, '')
    .replace(OPTIONAL_MARKS, '');
}
