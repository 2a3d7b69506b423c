import { toSafeCell } from './safe-cell.ts';

/** What begins a file for Excel, which else takes UTF-8 for the encoding of the country. */
export const BYTE_ORDER_MARK = '\uFEFF';

export type Separator = ',' | ';' | '\t';

const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

/** A line of a CSV file (RFC 4180), without formulas. */
export const writeRow = (cells: readonly string[], separator: Separator): string =>
  `${cells.map(quote).join(separator)}\r\n`;

function quote(text: string): string {
  const safe = toSafeCell(text);
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
