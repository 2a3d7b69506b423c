/**
 * Invisible characters: marks that direct or join text, fillers, spaces, control characters and the
 * blank of Braille, which is a symbol in Unicode.
 *
 * Default_Ignorable_Code_Point: https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
 */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Z}\u2800]/gu;

/** The same characters without spaces, for text whose words must stay separate. */
const INVISIBLE_MARKS = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;

/** Joiners, variation selectors and tags at the end belong to the letter or emoji before them. */
const EDGES =
  /^[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Z}\s\u2800]+|[\p{Cc}\p{Z}\s\u2800\u3164\u115f\u1160\uffa0[[\p{Cf}--[\u{e0020}-\u{e007f}]]--[\u200c-\u200d]]]+$/gv;

/** Whether the text has a visible character. */
export const isVisible = (text: string): boolean => text.replace(INVISIBLE, '') !== '';

/** Removes invisible characters at both ends. Empty if no character is visible. */
export const trimInvisible = (text: string): string =>
  isVisible(text) ? text.replace(EDGES, '') : '';

/** Removes invisible marks and makes all spaces plain. */
export const withoutInvisibleMarks = (text: string): string =>
  text.replace(INVISIBLE_MARKS, '').replace(/[\p{Z}\p{Cc}\s\u2800]/gu, ' ');
