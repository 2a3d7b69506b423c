/** Titles before a name, without the dot. */
const TITLES = new Set(
  'dr prof mr mrs ms miss sir herr frau sr sra srta don doña ing lic arq mag dipl mme mlle m'.split(
    ' ',
  ),
);

/** One name, also with an apostrophe or a hyphen, in any script. */
const NAME = /^[\p{L}\p{M}][\p{L}\p{M}'’.-]*$/u;

/** `Müller, Anna` */
const LAST_NAME_FIRST = /^[^,]+,\s*([^,]+)$/u;

/**
 * The name by which a person is greeted; empty if it is not certain, such as of `info@example.com` or
 * `Bakery 24`.
 *
 * @param name the whole name as the person wrote it
 * @param given the first name, if the form asked for it
 */
export function firstName(name: string, given = ''): string {
  if (given.trim() !== '') return given.trim();
  const turned = LAST_NAME_FIRST.exec(name.trim())?.[1] ?? name;
  const words = turned.trim().split(/\s+/);
  if (!words.every((word) => NAME.test(word))) return '';
  return words.find((word) => !TITLES.has(word.toLowerCase().replace(/\.$/, ''))) ?? '';
}
