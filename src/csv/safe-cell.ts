/** What a spreadsheet may begin a formula with, also as East Asian keyboards type it. */
const BEGIN = String.raw`[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]`;

/** Space that some programs skip before they look for a formula. */
const SPACE = String.raw`[^\S\t\r\n]|[\u200B-\u200D\u2060]`;

/**
 * Where a program may begin a cell: at the beginning of the text, at each of its lines, and at a separator, if
 * the program takes another character for the separator than the file does. Then the quotes do not help.
 */
const PLACES = [
  `(?<=^|[\\r\\n\\t])QUOTE(?='*(?:${SPACE})*${BEGIN})`,
  `(?<=[;,])QUOTE(?='*${BEGIN})`,
  `(?<=^)QUOTE(?='*[\\t\\r\\n])`,
].join('|');

const UNSAFE = new RegExp(PLACES.replaceAll('QUOTE', ''), 'g');
const ADDED = new RegExp(PLACES.replaceAll('QUOTE', "'"), 'g');

/** A phone number in E.164. A program that takes it for a formula gets the number. */
const PHONE = /^\+\d{7,15}$/;

/**
 * A text that no spreadsheet runs as a formula: an apostrophe comes before whatever might begin one. Phone
 * numbers in E.164 stay as they are.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export const toSafeCell = (text: string): string =>
  PHONE.test(text) ? text : text.replaceAll(UNSAFE, "'");

/** The text that `toSafeCell` was given. Removes an apostrophe before a formula from files of others, too. */
export const fromSafeCell = (cell: string): string => cell.replaceAll(ADDED, '');
