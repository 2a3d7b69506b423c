import type { Separator } from '../csv/write-row.ts';
import { AppError } from '../errors.ts';
import type { FileEncoding } from './detect-encoding.ts';
import { detectSeparator } from './detect-separator.ts';
import type { KeptFile } from './kept-file.ts';
import { isMetaExport } from './meta-export.ts';
import { parseRows, type FileRow } from './parse-rows.ts';
import { isOwnExport } from './suggest-mapping.ts';

/** How many characters show what separates the columns. */
const SAMPLE = 256 * 1024;

/** What a file is, by its columns. */
export type FileKind = 'meta-export' | 'own-export' | 'table';

/** A file with columns that have names, and rows. */
export interface OpenedFile {
  readonly encoding: FileEncoding;
  readonly separator: Separator;
  readonly kind: FileKind;
  /** Of the columns, in their order. */
  readonly names: readonly string[];
  /** Reads the records after the head, each time from the first. */
  read(): AsyncGenerator<FileRow>;
}

/**
 * Reads the head of a file.
 *
 * @throws `file-empty` if there is no row after the head, `file-without-names` if the head is the row of a lead,
 *   `file-unreadable` if it is no CSV file
 */
export async function openFile({ encoding, readText }: KeptFile): Promise<OpenedFile> {
  const separator = detectSeparator(await readSample(readText()));
  const read = () => withoutHead(parseRows(readText(), separator));
  const rows = parseRows(readText(), separator);
  const head = await rows.next();
  const first = await rows.next();
  await rows.return(undefined);
  if (head.done || first.done) throw new AppError('file-empty', {});
  const names = head.value.cells.map((name) => name.trim());
  if (names.some(isOfLead)) throw new AppError('file-without-names', {});
  const kind = isMetaExport(names) ? 'meta-export' : isOwnExport(names) ? 'own-export' : 'table';
  return { encoding, separator, kind, names, read };
}

/** The first lines of a text. */
async function readSample(pieces: AsyncGenerator<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    if (text.length < SAMPLE) continue;
    // The last line may be cut.
    const end = text.lastIndexOf('\n');
    return end < 0 ? text : text.slice(0, end);
  }
  return text;
}

/** Whether a cell is an e-mail address or a phone number. A year or a date is neither. */
const isOfLead = (cell: string): boolean =>
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell) || isPhoneNumber(cell.replace(/^p:/, ''));

const isPhoneNumber = (cell: string): boolean =>
  /^[+(\d][\d\s()./-]*$/.test(cell) &&
  cell.replaceAll(/\D/g, '').length >= (cell.startsWith('+') ? 7 : 9);

async function* withoutHead(rows: AsyncGenerator<FileRow>): AsyncGenerator<FileRow> {
  await rows.next();
  yield* rows;
}
