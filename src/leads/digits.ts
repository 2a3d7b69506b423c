const DIGIT = /\p{Nd}/u;

/**
 * Replaces every decimal digit of Unicode by 0 to 9: Arabic, Devanagari, Thai, full-width and
 * others.
 *
 * In Unicode the digits of a script are consecutive and start with zero:
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
