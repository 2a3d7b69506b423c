import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { fromSafeCell } from '../csv/safe-cell.ts';
import type { Separator } from '../csv/write-row.ts';
import { AppError } from '../errors.ts';

/** A record of the file. */
export interface FileRow {
  /** Its line in the file, from 1; of a record with several lines the last. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A longer record shows that a quote is missing its end, and that the rest of the file would be one cell. */
const MOST_CHARACTERS = 200_000;

/**
 * The records of a CSV file, without empty lines and without the apostrophes that an export puts before formulas.
 * Rows may have fewer or more cells than the first.
 *
 * @param text in pieces of any length. The parser takes one at a time, so that other requests are answered in between
 * @throws `file-unreadable` with the line, if a quote has no end
 */
export async function* parseRows(
  text: AsyncIterable<string> | Iterable<string>,
  separator: Separator,
): AsyncGenerator<FileRow> {
  const parser = parse({
    delimiter: separator,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MOST_CHARACTERS,
  });
  // The loop below throws what goes wrong.
  const records = pipeline(Readable.from(text), parser, () => undefined) as AsyncIterable<{
    readonly info: { readonly lines: number };
    readonly record: readonly string[];
  }>;
  try {
    for await (const { info, record } of records) {
      const cells = record.map(fromSafeCell);
      if (cells.some((cell) => cell.trim() !== '')) yield { line: info.lines, cells };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number((error as CsvError & { readonly lines?: unknown }).lines ?? 1);
    throw new AppError('file-unreadable', { line }, { cause: error });
  }
}
