/** Han, Hangul and kana, with the marks that occur inside names in these scripts. */
const EAST_ASIAN = /^[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}ー・々〆ｰﾞﾟ]+$/u;

/**
 * Joins a given name and a family name. If both are in Han, Hangul or kana, the family name comes
 * first, without a space: https://cldr.unicode.org/translation/miscellaneous-person-name-formats
 */
export function joinNames(given: string, family: string): string {
  if (EAST_ASIAN.test(given) && EAST_ASIAN.test(family)) return family + given;
  return `${given} ${family}`.trim();
}
