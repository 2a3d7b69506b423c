const DIGIT = /\p{Nd}/u;

/**
 * Every decimal digit of Unicode as 0 to 9: Arabic, Devanagari, Thai, full-width and all others.
 *
 * Unicode keeps the digits of a script together, in their order from zero on:
 * https://www.unicode.org/reports/tr44/#Numeric_Type
 */
export const toAsciiDigits = (text: string): string =>
  text.replace(/[\p{Nd}--[0-9]]/gv, (digit) => String(valueOf(digit.codePointAt(0) ?? 0)));

function valueOf(codePoint: number): number {
  let zero = codePoint;
  while (DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
  // Mathematical digits have several runs of ten without a gap.
  return (codePoint - zero) % 10;
}
