/** A line between two notes in one cell. */
const BETWEEN = '\n\n* * *\n\n';

/** A row with a longer cell cannot be read again by an import. In characters. */
const MOST_CHARACTERS = 100_000;

/** Notes in one cell, the oldest first. If they are too long for it, the oldest are left out. */
export function writeNotes(notes: readonly string[]): string {
  let [from, length] = [notes.length, 0];
  while (from > 0) {
    length += (notes[from - 1]?.length ?? 0) + BETWEEN.length;
    if (length > MOST_CHARACTERS) break;
    from -= 1;
  }
  return notes.slice(from).join(BETWEEN);
}

/** The notes that `writeNotes` was given. Spreadsheets may write other ends of lines. */
export const readNotes = (cell: string): string[] => cell.replaceAll('\r\n', '\n').split(BETWEEN);
