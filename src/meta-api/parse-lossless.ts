/** A number that JavaScript may round has 16 digits or more. In JSON it follows one of these. */
const LONG_NUMBER = /(?:^|[[:,\s-])\d{16}/;

/** The start of the next string or number of a JSON text. */
const NEXT_TOKEN = /["\d-]/g;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const INTEGER = /^-?(?:0|[1-9]\d*)$/;
const IS_KEY = /\s*:/y;

/**
 * Parses JSON like `JSON.parse`, but returns integers beyond 2^53 as the text that was sent,
 * because a JavaScript number rounds them (23849651968300182 would end in 184).
 *
 * It takes linear time, and nesting can be of any depth. `JSON.parse` recurses only if it has a
 * reviver, so the text is changed instead.
 *
 * @throws SyntaxError if the text is not JSON
 */
export function parseLossless(text: string): unknown {
  return JSON.parse(LONG_NUMBER.test(text) ? quoteLargeIntegers(text) : text);
}

/**
 * Puts quotes around the integers that are too large. Does not make JSON of text that is not JSON.
 */
function quoteLargeIntegers(text: string): string {
  const parts: string[] = [];
  let copied = 0;
  let position = 0;
  for (;;) {
    NEXT_TOKEN.lastIndex = position;
    const start = NEXT_TOKEN.exec(text)?.index;
    if (start === undefined) break;
    if (text[start] === '"') {
      position = endOfString(text, start);
      continue;
    }
    NUMBER.lastIndex = start;
    const number = NUMBER.exec(text)?.[0] ?? '-';
    position = start + number.length;
    if (number.length < 16 || !isTooLarge(number) || isKey(text, position)) continue;
    parts.push(text.slice(copied, start), '"', number, '"');
    copied = position;
  }
  return parts.join('') + text.slice(copied);
}

const isTooLarge = (number: string): boolean =>
  INTEGER.test(number) && !Number.isSafeInteger(Number(number));

/** Whether a colon follows. A number cannot be a key in JSON, and must not become one. */
function isKey(text: string, position: number): boolean {
  IS_KEY.lastIndex = position;
  return IS_KEY.test(text);
}

/** @returns the index after the closing quote, or the length of the text */
function endOfString(text: string, start: number): number {
  let end = start;
  for (;;) {
    end = text.indexOf('"', end + 1);
    if (end < 0) return text.length;
    let escapes = 0;
    while (text[end - 1 - escapes] === '\\') escapes += 1;
    if (escapes % 2 === 0) return end + 1;
  }
}
