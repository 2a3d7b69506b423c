/**
 * Characters that show nothing: marks that direct or join text, fillers, spaces, control characters
 * and the blank of Braille, which Unicode counts as a symbol.
 *
 * Default_Ignorable_Code_Point: https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
 */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Z}\u2800]/gu;

/** The same without spaces, for text whose words stay apart. */
const INVISIBLE_MARKS = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;

/** At the end joiners, variation selectors and tags belong to the letter or emoji before them. */
const EDGES =
  /^[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Z}\s\u2800]+|[\p{Cc}\p{Z}\s\u2800\u3164\u115f\u1160\uffa0[[\p{Cf}--[\u{e0020}-\u{e007f}]]--[\u200c-\u200d]]]+$/gv;

/** Whether a person sees anything of the text. */
export const isVisible = (text: string): boolean => text.replace(INVISIBLE, '') !== '';

/** The text without what shows nothing at its ends; empty if nothing of it is visible. */
export const trimInvisible = (text: string): string =>
  isVisible(text) ? text.replace(EDGES, '') : '';

/** The text without marks that show nothing, and with plain spaces. */
export const withoutInvisibleMarks = (text: string): string =>
  text.replace(INVISIBLE_MARKS, '').replace(/[\p{Z}\p{Cc}\s\u2800]/gu, ' ');
