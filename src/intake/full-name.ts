/** Han, Hangul and kana, with the marks that stand inside of names in them. */
const EAST_ASIAN = /^[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}ー・々〆ｰﾞﾟ]+$/u;

/**
 * A whole name from its two parts. If both are written in Han, Hangul or kana the family name comes
 * first, without a blank: https://cldr.unicode.org/translation/miscellaneous-person-name-formats
 */
export function joinNames(given: string, family: string): string {
  if (EAST_ASIAN.test(given) && EAST_ASIAN.test(family)) return family + given;
  return `${given} ${family}`.trim();
}
